import { describe, expect, it } from 'vitest';
import { readBankFiles } from '~/questions/data/bank-files.ts';
import { bankContent } from '~/questions/rules/bank-file.ts';
import { contentFaults, stemKey } from '~/questions/rules/question-content.ts';
import { TOPIC_TITLES } from '~/questions/rules/topic-titles.ts';
import { OPTION_IDS } from '~/questions/rules/question-types.ts';
import { readRegulationFiles } from '~/regulations/data/regulation-files.ts';

/** Single, true-or-false, multiple that one PRE_80 paper draws per topic (`content-outline` §6.3). */
const PRE_80: Record<string, [single: number, judged: number, multiple: number]> = {
  T01: [4, 3, 2],
  T02: [6, 5, 4],
  T03: [4, 4, 3],
  T04: [4, 3, 2],
  T05: [3, 3, 2],
  T06: [2, 3, 1],
  T07: [2, 3, 2],
  T08: [1, 1, 0],
  T09: [1, 2, 1],
  T10: [1, 1, 1],
  T11: [1, 1, 1],
  T12: [1, 1, 1],
};
const TYPES = ['SINGLE', 'TRUE_FALSE', 'MULTIPLE'] as const;
const LETTER = { SINGLE: 'S', TRUE_FALSE: 'J', MULTIPLE: 'M' } as const;
const STRENGTH = ['PROPOSAL', 'PRACTICE', 'UNCONFIRMED', 'SECONDARY', 'VERIFIED'];

const bank = readBankFiles('content/question-banks').find(({ code }) => code === 'demonstration');
const files = bank?.topicFiles ?? [];
const questions = files.flatMap(({ topic, questions: entries }) => entries.map((entry) => ({ topic, ...entry })));
const clauses = new Map(
  readRegulationFiles('content/regulations').flatMap((document) =>
    document.clauses.map((clause) => [`${document.code}#${clause.article}`, clause] as const),
  ),
);

describe('the bank that comes with the software', () => {
  it('names its topics as the sheet for importing questions explains them', () => {
    expect(Object.fromEntries((bank?.topics ?? []).map(({ code, title }) => [code, title]))).toEqual(TOPIC_TITLES);
  });

  it('holds 240 questions: three papers of 80', () => {
    expect(questions).toHaveLength(240);
    expect(
      Object.values(PRE_80)
        .flat()
        .reduce((sum, n) => sum + n, 0),
    ).toBe(80);
  });

  it.each(Object.keys(PRE_80))('%s holds three times the draw in every type, two thirds of it live', (topic) => {
    for (const [at, type] of TYPES.entries()) {
      const draw = PRE_80[topic]?.[at] ?? 0;
      const cell = questions.filter((question) => question.topic === topic && question.type === type);
      expect(cell.length, `${topic} ${type}`).toBe(3 * draw);
      expect(cell.filter(({ pool }) => pool === 'LIVE').length, `${topic} ${type} live`).toBe(2 * draw);
    }
  });

  it('cites clauses that exist, with evidence no stronger than the clause', () => {
    for (const { code, doc, article, evidence } of questions) {
      const clause = clauses.get(`${doc}#${article}`);
      expect(clause, `${code} cites ${doc} ${article}`).toBeDefined();
      expect(STRENGTH.indexOf(evidence), code).toBeLessThanOrEqual(STRENGTH.indexOf(clause?.evidence ?? 'PROPOSAL'));
    }
  });

  it('cites only texts that are still in force', () => {
    for (const { code, doc, article } of questions)
      expect(clauses.get(`${doc}#${article}`)?.effectiveTo, code).toBeNull();
  });

  it('has no question whose key or wording is faulty', () => {
    for (const question of questions) expect(contentFaults(bankContent(question)), question.code).toEqual([]);
  });

  it('explains each in at most 120 characters', () => {
    for (const { code, explanation } of questions) expect([...explanation].length, code).toBeLessThanOrEqual(120);
  });

  it('never asks the same question twice, in practice or live', () => {
    const seen = new Map<string, string>();
    for (const { code, stem } of questions) {
      expect(seen.get(stemKey(stem)), code).toBeUndefined();
      seen.set(stemKey(stem), code);
    }
  });

  it('never practises the right answer of a live question on the same clause', () => {
    const right = ({ doc, article, options, key }: (typeof questions)[number]) =>
      [
        `${doc}#${article}`,
        ...options
          .filter((_, at) => String(key).includes(OPTION_IDS[at] ?? ''))
          .map(stemKey)
          .sort(),
      ].join();
    const choices = questions.filter(({ type }) => type !== 'TRUE_FALSE');
    const live = new Map(
      choices.filter(({ pool }) => pool === 'LIVE').map((question) => [right(question), question.code]),
    );
    for (const question of choices.filter(({ pool }) => pool === 'PRACTICE'))
      expect(live.get(right(question)), question.code).toBeUndefined();
  });

  it('names each question after its topic and type', () => {
    for (const { topic, type, code } of questions)
      expect(code.startsWith(`${topic}-${LETTER[type]}-`), code).toBe(true);
  });

  it('spreads the right answers of single-choice questions over all letters', () => {
    const keys = questions.filter(({ type }) => type === 'SINGLE').map(({ key }) => key);
    for (const letter of ['A', 'B', 'C', 'D'])
      expect(keys.filter((key) => key === letter).length, letter).toBeGreaterThan(keys.length / 8);
  });

  it.each(['LIVE', 'PRACTICE'])('holds about as many right as wrong statements, %s', (pool) => {
    const judged = questions.filter((question) => question.type === 'TRUE_FALSE' && question.pool === pool);
    const right = judged.filter(({ key }) => key === true).length;
    expect(Math.abs(judged.length - 2 * right)).toBeLessThanOrEqual(4);
  });

  it('spreads the right answers of multiple-choice questions over the first four letters', () => {
    const keys = questions.filter(({ type }) => type === 'MULTIPLE').map(({ key }) => String(key));
    for (const letter of ['A', 'B', 'C', 'D'])
      expect(keys.filter((key) => key.includes(letter)).length, letter).toBeGreaterThan(keys.length / 2);
  });
});
