import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import type { WrittenCell } from '~/platform/compose-workbook.ts';
import { reviewQuestion } from '~/questions/commands/review-question.server.ts';
import { exportQuestions } from '~/questions/commands/export-questions.server.ts';
import { reviewQueue } from '~/questions/queries/review-queue.server.ts';
import { QUESTION_SHEET_HEADS, questionSheetRow } from '~/questions/rules/question-sheet.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { commit, rowsOf, statusOf, undo, upload } from '~tests/operations/import-run.ts';
import { contentFolder } from '~tests/support/content.ts';
import { createWorld, type World } from '~tests/support/world.ts';

const FIRST_PAGE = { search: '', filters: {}, sort: 'submitted', descending: false, limit: 50, offset: 0 };

let world: World;
let writer: Actor;
let reviewer: Actor;

beforeAll(async () => {
  world = await createWorld();
  writer = world.as('ITEM_WRITER').actor;
  reviewer = world.as('ITEM_REVIEWER').actor;
  await sql.query(`INSERT INTO topic (code, title, title_en, ordinal) VALUES ('T02', '支部', 'Branch', 2)`);
  const content = contentFolder();
  content.regulation('sample', [{ article: '4', substance: '三名以上。', evidence: 'VERIFIED' }], {
    clauses: [
      {
        article: '4',
        label: '第四条',
        heading: '设立',
        effectiveFrom: '2018-10-28',
        effectiveTo: null,
        evidence: 'VERIFIED',
        substance: '三名以上。',
      },
    ],
  });
  await loadRegulations(content.regulations);
});

const head = [...QUESTION_SHEET_HEADS, '生效日期'] as const;
type Change = Partial<Record<(typeof head)[number], WrittenCell>>;
const row = (stem: string, change: Change = {}): WrittenCell[] => {
  const cells: Change = {
    题型: '单选',
    题干: stem,
    选项A: '三名',
    选项B: '五名',
    选项C: '七名',
    答案: 'A',
    解析: '三名以上。',
    难度: '易',
    主题编码: 'T02',
    来源文件: '《某条例》',
    条款: '第四条',
    ...change,
  };
  return head.map((name) => cells[name] ?? null);
};

describe('importing questions', () => {
  it('tells what is wrong by row and cell before anything is written', async () => {
    const batch = await upload(writer, 'questions', world.unitA.id, [
      head,
      row('第一题？'),
      row('第二题？', { 答案: 'D' }),
      row('第三题？', { 条款: '第九十九条' }),
      row('第四题？', { 来源文件: '没有的文件' }),
      row('第一题 ?'),
      row('第五题？', { 题型: '判断', 答案: '对' }),
      row('第六题？', { 选项B: null }),
      row('第七题？', { 主题编码: 'T99' }),
      row('第八题？', { 生效日期: '2020-01-01' }),
      row('第九题？', { 解析: '规'.repeat(121) }),
    ]);
    const found = (await rowsOf(batch)).map(({ row: at, status, errors }) => [
      at,
      status,
      errors?.map(({ column, code }) => `${column}:${code}`).join(' ') ?? '',
    ]);
    expect(found).toEqual([
      [2, 'VALID', ''],
      [3, 'ERROR', 'key:question-key-unknown-option'],
      [4, 'ERROR', 'article:clause-unknown'],
      [5, 'ERROR', 'document:document-unknown'],
      [6, 'ERROR', 'stem:stem-twice'],
      [7, 'ERROR', 'optionA:question-options-unexpected'],
      [8, 'ERROR', expect.stringContaining('optionB:option-gap')],
      [9, 'ERROR', 'topic:topic-unknown'],
      [10, 'ERROR', 'validFrom:clause-date-differs'],
      [11, 'ERROR', 'explanation:too-long'],
    ]);
    expect(await sql.query('SELECT 1 FROM question')).toEqual([]);
  });

  it('hands good rows to the reviewers, keeps Chinese punctuation, and gives codes', async () => {
    const batch = await upload(writer, 'questions', world.unitA.id, [
      head,
      row('成立党支部（一般），至少几名？'),
      row('临时党支部可以……吗？', { 题型: '判断', 选项A: null, 选项B: null, 选项C: null, 答案: '错', 用途: '练习' }),
      row('哪些对？', { 题型: '多选', 答案: 'C、A' }),
    ]);
    await commit(writer, batch);
    expect(await statusOf(batch)).toMatchObject({ status: 'COMMITTED', applied: 3 });
    const questions = await sql.query(
      `SELECT q.code, q.status::text, q.pool::text, v.stem, v.answer_key AS key FROM question q JOIN question_version v ON v.question_id = q.id ORDER BY q.code`,
    );
    expect(questions).toEqual([
      { code: 'T02-J-001', status: 'IN_REVIEW', pool: 'PRACTICE', stem: '临时党支部可以……吗？', key: ['false'] },
      { code: 'T02-M-001', status: 'IN_REVIEW', pool: 'LIVE', stem: '哪些对？', key: ['A', 'C'] },
      { code: 'T02-S-001', status: 'IN_REVIEW', pool: 'LIVE', stem: '成立党支部（一般），至少几名？', key: ['A'] },
    ]);
    const { rows: queue, total } = await reviewQueue(reviewer, FIRST_PAGE);
    expect([queue.length, total]).toEqual([3, 3]);
    const judged = queue.find(({ code }) => code === 'T02-J-001');
    expect(await reviewQuestion(reviewer, judged?.id ?? '', 1, { decision: 'RELEASED', note: null })).toEqual({
      ok: true,
    });

    await undo(writer, batch);
    const left = await sql.query<{ code: string }>('SELECT code FROM question');
    expect(left, 'a reviewed question stays, the others are taken back').toEqual([{ code: 'T02-J-001' }]);
  });

  it('refuses for a test what is practised, and for practice what is tested', async () => {
    const first = await upload(writer, 'questions', world.unitA.id, [
      head,
      row('党小组几名党员？', { 用途: '练习' }),
      row('党支部几名党员？'),
    ]);
    await commit(writer, first);
    const batch = await upload(writer, 'questions', world.unitA.id, [
      head,
      row('党小组 几名党员'),
      row('党支部几名党员?', { 用途: '练习' }),
      row('党委几名党员？', { 用途: '练习' }),
    ]);
    expect((await rowsOf(batch)).map(({ status, errors }) => [status, errors?.[0]?.code])).toEqual([
      ['ERROR', 'stem-asked'],
      ['ERROR', 'stem-asked'],
      ['VALID', undefined],
    ]);
    await undo(writer, first);
  });

  it('takes back what it exported, corrected', async () => {
    const rows = await exportQuestions(reviewer, {});
    const again = rows.map((question) => {
      const cells = questionSheetRow(question);
      cells[1] = `${cells[1]}（改）`;
      return cells;
    });
    const batch = await upload(writer, 'questions', world.unitA.id, [head, ...again]);
    expect((await rowsOf(batch)).map(({ status }) => status)).toEqual(['VALID']);
  });
});
