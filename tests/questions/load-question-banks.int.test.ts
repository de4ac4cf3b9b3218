import { beforeAll, describe, expect, it } from 'vitest';
import { tryOut, tryOutResult } from '~/exams/queries/try-out.server.ts';
import { sql } from '~/platform/db.ts';
import { loadQuestionBanks } from '~/questions/commands/load-question-banks.server.ts';
import { pullOutdatedQuestions } from '~/questions/commands/pull-outdated-questions.server.ts';
import { writeQuestion } from '~/questions/commands/save-question.server.ts';
import { drawableQuestions, liveCells } from '~/questions/queries/live-cells.server.ts';
import { questionBanksOf } from '~/questions/queries/question-banks.server.ts';
import { loadQuestionVersions } from '~/questions/queries/question-versions.server.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { bankQuestion, contentFolder } from '~tests/support/content.ts';
import { createAccount, createOrganization, type TestOrganization } from '~tests/support/world.ts';

let city: TestOrganization;
let real: TestOrganization;
const content = contentFolder();

beforeAll(async () => {
  city = await createOrganization(null, 'CITY', '演示工委');
  real = await createOrganization(null, 'REAL', '某市工委');
  await sql.query('UPDATE organization SET demonstration = true WHERE id = $1', [city.id]);
  content.regulation('sample', [{ article: '4', substance: '三名以上。' }]);
  await loadRegulations(content.regulations, '2026-01-01');
});

const bankOf = async (root: TestOrganization, code: string) =>
  (await questionBanksOf(root.id)).find((bank) => bank.code === code)?.id ?? '';
const states = (bankId: string) =>
  sql.query(`SELECT code, pool::text, status::text FROM question WHERE bank_id = $1 ORDER BY code`, [bankId]);

describe('the bank of the repository', () => {
  it('serves 160 live and 80 practice questions in a demonstration, and 240 practice questions elsewhere', async () => {
    await loadRegulations('content/regulations');
    expect(await loadQuestionBanks('content/question-banks')).toMatchObject({ banks: 2, added: 480 });
    const sum = async (root: TestOrganization, pool: string) =>
      (await liveCells([await bankOf(root, 'demonstration')]))
        .filter((cell) => cell.pool === pool)
        .reduce((n, cell) => n + cell.questions, 0);
    expect(await sum(city, 'LIVE')).toBe(160);
    expect(await sum(city, 'PRACTICE')).toBe(80);
    expect(await sum(real, 'LIVE')).toBe(0);
    expect(await sum(real, 'PRACTICE')).toBe(240);
    expect(await loadQuestionBanks('content/question-banks')).toMatchObject({ banks: 0, unchanged: 2 });
  });

  it('gives a visitor who tries it five questions, whichever five come up', async () => {
    for (const paper of [1, 2, 3, 40]) {
      const questions = await tryOut(paper);
      expect(questions.map(({ kind }) => kind).toSorted()).toEqual([
        'MULTIPLE',
        'SINGLE',
        'SINGLE',
        'SINGLE',
        'TRUE_FALSE',
      ]);
      expect(new Set(questions.map(({ stem }) => stem)).size).toBe(5);
      expect(await tryOutResult(paper, {})).toHaveLength(5);
    }
  });

  it('is given to an authority that comes later', async () => {
    const later = await createOrganization(null, 'LATER', '新工委');
    expect(await loadQuestionBanks('content/question-banks')).toMatchObject({ banks: 1, unchanged: 2, added: 240 });
    expect(await drawableQuestions([await bankOf(later, 'demonstration')], 'LIVE')).toEqual([]);
  });

  it('is read with its keys by version id, from memory the second time', async () => {
    const [drawn] = await drawableQuestions([await bankOf(city, 'demonstration')], 'LIVE');
    const id = drawn?.versionId ?? '';
    const first = (await loadQuestionVersions([id, id])).get(id);
    expect(first).toMatchObject({ versionId: id, questionId: drawn?.questionId, topicCode: drawn?.topicCode });
    expect(first?.key.length).toBeGreaterThan(0);
    expect((await loadQuestionVersions([id])).get(id)).toBe(first);
  });
});

describe('a new release of a bank', () => {
  it('adds versions, retires what is gone, and leaves alone what somebody edited or pulled', async () => {
    content.bank([bankQuestion(1), bankQuestion(2), bankQuestion(3), bankQuestion(4)]);
    await loadQuestionBanks(content.banks, '2026-01-01');
    const bank = await bankOf(city, 'small');
    await sql.query(
      `UPDATE question SET status = 'PULLED', pulled_reason = '有疑问' WHERE bank_id = $1 AND code = 'T02-S-003'`,
      [bank],
    );
    await sql.query(
      `UPDATE question_version SET from_repository = false WHERE question_id = (SELECT id FROM question WHERE bank_id = $1 AND code = 'T02-S-004')`,
      [bank],
    );

    content.bank([bankQuestion(1, { key: 'B' }), bankQuestion(3, { key: 'B' }), bankQuestion(4, { key: 'B' })]);
    await loadQuestionBanks(content.banks, '2026-01-01');
    expect(await states(bank)).toEqual([
      { code: 'T02-S-001', pool: 'LIVE', status: 'RELEASED' },
      { code: 'T02-S-002', pool: 'LIVE', status: 'RETIRED' },
      { code: 'T02-S-003', pool: 'LIVE', status: 'PULLED' },
      { code: 'T02-S-004', pool: 'LIVE', status: 'RELEASED' },
    ]);
    const versions = await sql.query(
      `SELECT q.code, count(*)::int AS n, max(v.answer_key->>0) AS latest FROM question q JOIN question_version v ON v.question_id = q.id
       WHERE q.bank_id = $1 GROUP BY q.code ORDER BY q.code`,
      [bank],
    );
    expect(versions).toMatchObject([{ n: 2 }, { n: 1 }, { n: 2 }, { n: 1, latest: 'A' }]);
  });

  it('leaves out for practice what the authority asks in its tests, and retires what turns into it', async () => {
    const writer = await createAccount(real, real.id, 'ITEM_WRITER', '命题人');
    const [clause] = await sql.query<{ id: string }>(
      `SELECT c.id::text FROM clause c JOIN regulation_document d ON d.id = c.document_id WHERE d.code = 'sample'`,
    );
    const secret = {
      type: 'SINGLE',
      stem: '党支部党员超过多少人，可以划分党小组？',
      options: ['五人', '七人', '九人'],
      key: ['B'],
      explanation: '依据条文。',
      difficulty: 'EASY',
      knowledgePoint: null,
    } as const;
    const draft = { content: secret, pool: 'LIVE', clauseId: clause?.id ?? '' } as const;
    expect(await writeQuestion(writer.actor, { organizationId: real.id }, 'T02', draft)).toMatchObject({ ok: true });

    // The same question with other punctuation and spaces; number 1 was there before and turns into it.
    const again = { stem: '党支部 党员超过多少人,可以划分党小组' };
    content.bank([bankQuestion(1, again), bankQuestion(3), bankQuestion(4), bankQuestion(5, again), bankQuestion(6)]);
    expect(await loadQuestionBanks(content.banks, '2026-01-01')).toMatchObject({ leftOut: 2 });
    expect(await states(await bankOf(real, 'small'))).toEqual([
      { code: 'T02-S-001', pool: 'PRACTICE', status: 'RETIRED' },
      { code: 'T02-S-002', pool: 'PRACTICE', status: 'RETIRED' },
      { code: 'T02-S-003', pool: 'PRACTICE', status: 'RELEASED' },
      { code: 'T02-S-004', pool: 'PRACTICE', status: 'RELEASED' },
      { code: 'T02-S-006', pool: 'PRACTICE', status: 'RELEASED' },
    ]);
    const [told] = await sql.query<{ detail: unknown }>(
      `SELECT detail FROM journal.audit_entry WHERE action = 'question-bank.load' AND organization_id = $1 ORDER BY id DESC LIMIT 1`,
      [real.id],
    );
    expect(told?.detail).toMatchObject({ leftOut: ['T02-S-001', 'T02-S-005'] });
  });

  it('refuses a question whose clause is not there, by its code', async () => {
    content.bank([bankQuestion(1, { key: 'B' }), bankQuestion(9, { article: '99' })]);
    await expect(loadQuestionBanks(content.banks)).rejects.toThrow(/T02-S-009: no clause sample 99/);
  });

  it('refuses a key beyond the options, by file and field', async () => {
    content.bank([bankQuestion(1, { key: 'E' })]);
    await expect(loadQuestionBanks(content.banks)).rejects.toThrow(/T02\.yaml: questions\[0\]\.key: unknown-option/);
  });
});

describe('a clause that changes', () => {
  it('pulls the questions that cite its old text on its day, once, and their papers keep them', async () => {
    const bank = await bankOf(city, 'small');
    content.regulation('sample', [{ article: '4', substance: '五名以上。', effectiveFrom: '2026-05-01' }]);
    await loadRegulations(content.regulations, '2026-04-01');
    expect(await pullOutdatedQuestions(null, '2026-04-30')).toBe(0);
    const [clause] = await sql.query<{ payload: { clauseId: string } }>(
      `SELECT payload FROM journal.outbox WHERE topic = 'fact:regulation-clause-changed' ORDER BY id DESC LIMIT 1`,
    );
    const clauseId = clause?.payload.clauseId ?? '';
    // One question in each authority has been released and not pulled before: number 1 and number 4.
    expect(await pullOutdatedQuestions(clauseId, '2026-05-01')).toBeGreaterThanOrEqual(2);
    expect(await pullOutdatedQuestions(clauseId, '2026-05-01')).toBe(0);
    expect(await drawableQuestions([bank], 'LIVE')).toEqual([]);
    const [pulled] = await sql.query(`SELECT pulled_reason FROM question WHERE bank_id = $1 AND code = 'T02-S-001'`, [
      bank,
    ]);
    expect(pulled).toEqual({ pulled_reason: 'clause-changed' });
  });
});
