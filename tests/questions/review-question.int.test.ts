import { beforeAll, describe, expect, it } from 'vitest';
import { Forbidden, type Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { pullOutdatedQuestions } from '~/questions/commands/pull-outdated-questions.server.ts';
import { reviewQuestion } from '~/questions/commands/review-question.server.ts';
import { reviseQuestion, writeQuestion, type QuestionDraft } from '~/questions/commands/save-question.server.ts';
import { submitQuestion } from '~/questions/commands/submit-question.server.ts';
import { pullQuestion, retireQuestion } from '~/questions/commands/withdraw-question.server.ts';
import { drawableQuestions } from '~/questions/queries/live-cells.server.ts';
import { questionList } from '~/questions/queries/question-list.server.ts';
import { questionPage } from '~/questions/queries/question-page.server.ts';
import { loadQuestionVersions } from '~/questions/queries/question-versions.server.ts';
import { nextInQueue, reviewQueue } from '~/questions/queries/review-queue.server.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { contentFolder } from '~tests/support/content.ts';
import { createWorld, type World } from '~tests/support/world.ts';

const content = contentFolder();
let world: World;
let writer: Actor;
let reviewer: Actor;
let both: Actor;
let readClause = '';
let unreadClause = '';

beforeAll(async () => {
  world = await createWorld();
  writer = world.as('ITEM_WRITER').actor;
  reviewer = world.as('ITEM_REVIEWER').actor;
  both = { ...writer, grants: [...writer.grants, ...reviewer.grants] };
  await sql.query(`INSERT INTO topic (code, title, title_en, ordinal) VALUES ('T02', '支部', 'Branch', 2)`);
  content.regulation('sample', [
    { article: '1', substance: '读过原文的条文。', evidence: 'VERIFIED' },
    { article: '2', substance: '转引的条文。', evidence: 'SECONDARY' },
  ]);
  await loadRegulations(content.regulations, '2026-01-01');
  const clauses = await sql.query<{ id: string }>(`SELECT id::text FROM clause ORDER BY article`);
  readClause = clauses[0]?.id ?? '';
  unreadClause = clauses[1]?.id ?? '';
});

const FIRST_PAGE = { sort: 'code', descending: false, page: 1, pageSize: 50 } as const;
const QUEUE = { search: '', filters: {}, sort: 'submitted', descending: false, limit: 50, offset: 0 };
let number = 0;
const draft = (change: Partial<QuestionDraft> & { stem?: string } = {}): QuestionDraft => ({
  pool: 'LIVE',
  clauseId: readClause,
  content: {
    type: 'SINGLE',
    stem: change.stem ?? `第${(number += 1)}个规则点是什么？`,
    options: ['甲', '乙', '丙'],
    key: ['B'],
    explanation: '乙。',
    difficulty: 'EASY',
    knowledgePoint: null,
  },
  ...change,
});

async function written(change: Parameters<typeof draft>[0] = {}): Promise<string> {
  const saved = await writeQuestion(writer, { organizationId: world.unitA.id }, 'T02', draft(change));
  if (!saved.ok) throw new Error(saved.reason);
  return saved.questionId;
}
async function released(change: Parameters<typeof draft>[0] = {}): Promise<string> {
  const id = await written(change);
  await submitQuestion(writer, id);
  expect(await reviewQuestion(reviewer, id, 1, { decision: 'RELEASED', note: null })).toEqual({ ok: true });
  return id;
}
const bankOf = async (id: string) =>
  (await sql.query<{ id: string }>(`SELECT bank_id::text AS id FROM question WHERE id = $1`, [id]))[0]?.id ?? '';
const drawn = async (id: string) =>
  (await drawableQuestions([await bankOf(id)], 'LIVE')).find((question) => question.questionId === id);

describe('a new question', () => {
  it('is asked only after somebody else has released it', async () => {
    const id = await written();
    expect(await drawn(id)).toBeUndefined();
    expect(await submitQuestion(writer, id)).toEqual({ ok: true });
    expect(await submitQuestion(writer, id)).toEqual({ ok: false, reason: 'nothing-to-submit' });
    expect((await reviewQueue(reviewer, QUEUE)).rows.map((entry) => entry.id)).toContain(id);
    expect(await drawn(id)).toBeUndefined();
    expect(await reviewQuestion(reviewer, id, 1, { decision: 'RELEASED', note: null })).toEqual({ ok: true });
    expect(await drawn(id)).toMatchObject({ topicCode: 'T02', type: 'SINGLE' });
    expect((await reviewQueue(reviewer, QUEUE)).rows.map((entry) => entry.id)).not.toContain(id);
  });

  it('waits in a list of pages, in which the next one to review is never an own one', async () => {
    const own = await written();
    await submitQuestion(writer, own);
    const other = world.as('ITEM_WRITER', 'root').actor;
    const theirs = await writeQuestion(other, { bankId: await bankOf(own) }, 'T02', draft());
    if (!theirs.ok) throw new Error(theirs.reason);
    await submitQuestion(other, theirs.questionId);
    const { total } = await reviewQueue(both, QUEUE);
    const pages: string[] = [];
    for (let offset = 0; offset < total; offset += 1)
      pages.push(...(await reviewQueue(both, { ...QUEUE, limit: 1, offset })).rows.map(({ id }) => id));
    expect(pages).toEqual((await reviewQueue(both, QUEUE)).rows.map(({ id }) => id));
    const others = (await reviewQueue(both, QUEUE)).rows.filter((entry) => !entry.own);
    expect(others.map(({ id }) => id)).toContain(theirs.questionId);
    expect(await nextInQueue(both)).toEqual({ id: others[0]?.id, waiting: others.length });
    expect(others.length).toBeLessThan(total);
    expect((await nextInQueue(reviewer))?.waiting).toBe(total);
  });

  it('is never released by its writer, whatever roles the writer holds', async () => {
    const id = await written();
    await submitQuestion(writer, id);
    expect(await reviewQuestion(both, id, 1, { decision: 'RELEASED', note: null })).toEqual({
      ok: false,
      reason: 'own-work',
    });
    expect(await questionPage(both, id)).toMatchObject({ mayReview: false, ownWork: true });
    await expect(reviewQuestion(writer, id, 1, { decision: 'RELEASED', note: null })).rejects.toThrow(Forbidden);
  });

  it('is released by one of two reviewers who decide at the same moment', async () => {
    const id = await written();
    await submitQuestion(writer, id);
    const answers = await Promise.all([
      reviewQuestion(reviewer, id, 1, { decision: 'RELEASED', note: null }),
      reviewQuestion(world.as('ITEM_REVIEWER', 'root').actor, id, 1, { decision: 'RETURNED', note: '再想想' }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it('gets the next code of its topic and type', async () => {
    const first = await writeQuestion(writer, { organizationId: world.unitA.id }, 'T02', draft());
    const second = await writeQuestion(writer, { organizationId: world.unitA.id }, 'T02', draft());
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(Number(second.code.slice(-3))).toBe(Number(first.code.slice(-3)) + 1);
  });

  it.each([
    ['LIVE', 'PRACTICE', '党支部一般几人'],
    ['PRACTICE', 'LIVE', '党小组一般几人'],
    ['LIVE', 'LIVE', '党委一般几人'],
  ] as const)('is refused when it is asked %s and written %s, new or as a new version', async (asked, pool, stem) => {
    await released({ stem: `${stem}？`, pool: asked });
    const again = draft({ stem: `${stem.slice(0, 3)} ${stem.slice(3)}?`, pool });
    expect(await writeQuestion(writer, { organizationId: world.unitA.id }, 'T02', again)).toMatchObject({
      ok: false,
      reason: 'same-stem',
    });
    const other = await written({ pool });
    expect(await reviseQuestion(writer, other, 1, again)).toMatchObject({ ok: false, reason: 'same-stem' });
  });

  it('cannot be written into the bank of another unit', async () => {
    const id = await written();
    const stranger = world.as('ITEM_WRITER', 'unitB').actor;
    await expect(writeQuestion(stranger, { bankId: await bankOf(id) }, 'T02', draft())).rejects.toThrow(Forbidden);
    await expect(reviseQuestion(stranger, id, 1, draft())).rejects.toThrow(Forbidden);
    await expect(questionPage(stranger, id)).rejects.toThrow(Forbidden);
    expect((await questionList(stranger, {}, FIRST_PAGE)).total).toBe(0);
  });
});

describe('a returned question', () => {
  it('comes back with the note, is revised, submitted and released', async () => {
    const id = await written();
    await submitQuestion(writer, id);
    await reviewQuestion(reviewer, id, 1, { decision: 'RETURNED', note: '干扰项太弱' });
    const page = await questionPage(writer, id);
    expect(page.question.status).toBe('RETURNED');
    expect(page.versions[0]).toMatchObject({ state: 'RETURNED', reviewNote: '干扰项太弱' });
    const [notice] = await sql.query(`SELECT kind FROM notification WHERE account_id = $1 AND link = $2`, [
      writer.accountId,
      `/admin/questions/${id}`,
    ]);
    expect(notice).toEqual({ kind: 'question-returned' });
    expect(await reviseQuestion(writer, id, 1, draft())).toMatchObject({ ok: true, number: 2 });
    await submitQuestion(writer, id);
    expect(await reviewQuestion(reviewer, id, 2, { decision: 'RELEASED', note: null })).toEqual({ ok: true });
  });
});

describe('a revision', () => {
  it('leaves the version in force until it is released, and papers keep the old text', async () => {
    const id = await released({ stem: '旧题干是什么？' });
    const old = (await drawn(id))?.versionId ?? '';
    await reviseQuestion(writer, id, 1, draft({ stem: '新题干是什么？' }));
    await submitQuestion(writer, id);
    expect((await drawn(id))?.versionId).toBe(old);
    const waiting = await questionList(reviewer, { status: 'IN_REVIEW', q: '新题干' }, FIRST_PAGE);
    expect(waiting.rows).toMatchObject([{ id, status: 'RELEASED', pending: 'IN_REVIEW', stem: '新题干是什么？' }]);
    await reviewQuestion(reviewer, id, 2, { decision: 'RELEASED', note: null });
    expect((await drawn(id))?.versionId).not.toBe(old);
    expect((await loadQuestionVersions([old])).get(old)?.stem).toBe('旧题干是什么？');
    await expect(sql.query(`UPDATE question_version SET stem = 'x' WHERE id = $1`, [old])).rejects.toThrow(
      /never change/,
    );
  });

  it('is refused when somebody else has revised it meanwhile, or asks for another type or pool', async () => {
    const id = await released();
    expect(await reviseQuestion(writer, id, 1, draft({ pool: 'PRACTICE' }))).toMatchObject({ reason: 'pool-fixed' });
    const other = draft();
    expect(
      await reviseQuestion(writer, id, 1, {
        ...other,
        content: { ...other.content, type: 'MULTIPLE', key: ['A', 'B'] },
      }),
    ).toMatchObject({ reason: 'type-fixed' });
    await reviseQuestion(writer, id, 1, draft());
    expect(await reviseQuestion(writer, id, 1, draft())).toMatchObject({ reason: 'changed-meanwhile' });
  });
});

describe('going live outside a demonstration', () => {
  it('needs a clause that somebody read or confirmed', async () => {
    const id = await written({ clauseId: unreadClause });
    await submitQuestion(writer, id);
    expect(await reviewQuestion(reviewer, id, 1, { decision: 'RELEASED', note: null })).toEqual({
      ok: false,
      reason: 'clause-unconfirmed',
    });
    await sql.query(
      `UPDATE clause_version SET confirmed_by = $2, confirmed_by_name = '某人', confirmed_at = now() WHERE clause_id = $1`,
      [unreadClause, world.as('AUTHORITY_ADMIN', 'root').accountId],
    );
    expect(await reviewQuestion(reviewer, id, 1, { decision: 'RELEASED', note: null })).toEqual({ ok: true });
  });

  it('is closed to a bank whose keys are published', async () => {
    const id = await written();
    await sql.query(`UPDATE question_bank SET from_repository = true WHERE id = $1`, [await bankOf(id)]);
    await submitQuestion(writer, id);
    const answer = await reviewQuestion(reviewer, id, 1, { decision: 'RELEASED', note: null });
    const saved = await writeQuestion(writer, { bankId: await bankOf(id) }, 'T02', draft());
    await sql.query(`UPDATE question_bank SET from_repository = false WHERE id = $1`, [await bankOf(id)]);
    expect(answer).toEqual({ ok: false, reason: 'key-from-repository' });
    expect(saved).toEqual({ ok: false, reason: 'key-from-repository' });
  });
});

describe('a question that is taken out', () => {
  it('leaves papers when it is pulled and returns after a check and a second person', async () => {
    const id = await released();
    expect(await pullQuestion(reviewer, id, '有人提出疑问')).toEqual({ ok: true });
    expect(await drawn(id)).toBeUndefined();
    expect(await submitQuestion(writer, id)).toEqual({ ok: true });
    expect(await reviewQuestion(reviewer, id, 2, { decision: 'RELEASED', note: null })).toEqual({ ok: true });
    expect(await drawn(id)).toBeDefined();
  });

  it('cites the present text of its clause when it returns after the clause changed', async () => {
    const id = await released();
    content.regulation('sample', [
      { article: '1', substance: '改过的条文。', evidence: 'VERIFIED', effectiveFrom: '2026-02-01' },
      { article: '2', substance: '转引的条文。' },
    ]);
    await loadRegulations(content.regulations, '2026-02-01');
    await pullOutdatedQuestions(readClause);
    expect((await questionPage(writer, id)).question).toMatchObject({
      status: 'PULLED',
      pulledReason: 'clause-changed',
    });
    await submitQuestion(writer, id);
    expect((await questionPage(reviewer, id)).versions[0]).toMatchObject({ substance: '改过的条文。' });
    expect(await reviewQuestion(reviewer, id, 2, { decision: 'RELEASED', note: null })).toEqual({ ok: true });
    expect(await pullOutdatedQuestions(readClause)).toBe(0);
  });

  it('never returns once it is retired', async () => {
    const id = await released();
    expect(await retireQuestion(reviewer, id)).toEqual({ ok: true });
    expect(await drawn(id)).toBeUndefined();
    expect(await submitQuestion(writer, id)).toEqual({ ok: false, reason: 'retired' });
    expect(await reviseQuestion(writer, id, 1, draft())).toEqual({ ok: false, reason: 'retired' });
  });
});

it('writes every step into the journal', async () => {
  const id = await released();
  const steps = await sql.query<{ action: string }>(
    `SELECT action FROM journal.audit_entry WHERE subject_id = $1 ORDER BY at, id`,
    [id],
  );
  expect(steps.map(({ action }) => action)).toEqual(['question.write', 'question.submit', 'question.release']);
});
