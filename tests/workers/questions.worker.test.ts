import { beforeAll, expect, it } from 'vitest';
import { sql } from '~/platform/db.ts';
import { loadQuestionBanks } from '~/questions/commands/load-question-banks.server.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { loadQuestionBanksProcessor } from '~workers/processors/load-question-banks.ts';
import { pullOutdatedQuestionsProcessor } from '~workers/processors/pull-outdated-questions.ts';
import { subscriptions } from '~workers/subscriptions.ts';
import { bankQuestion, contentFolder } from '../support/content.ts';
import { createOrganization } from '../support/world.ts';

const content = contentFolder();
beforeAll(async () => {
  const city = await createOrganization(null, 'CITY', '演示工委');
  await sql.query('UPDATE organization SET demonstration = true WHERE id = $1', [city.id]);
  content.regulation('sample', [
    { article: '4', substance: '三名以上。' },
    { article: '5', substance: '另一条。' },
  ]);
  await loadRegulations(content.regulations, '2026-01-01');
  content.bank([bankQuestion(1), bankQuestion(2), bankQuestion(3, { article: '5' })]);
  await loadQuestionBanks(content.banks, '2026-01-01');
});

const audits = async () =>
  (
    await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM journal.audit_entry WHERE action = 'question.pull'`)
  )[0]?.n;

it('pulls the questions of a changed clause once, run twice and at the same time', async () => {
  content.regulation('sample', [
    { article: '4', substance: '五名以上。', effectiveFrom: '2026-02-01' },
    { article: '5', substance: '另一条。' },
  ]);
  await loadRegulations(content.regulations, '2026-02-01');
  const [told] = await sql.query<{ payload: { clauseId: string } }>(
    `SELECT payload FROM journal.outbox WHERE topic = 'fact:regulation-clause-changed'`,
  );
  const run = () =>
    pullOutdatedQuestionsProcessor.run(told?.payload, { outboxId: '1', subscriber: 'pull-outdated-questions' });
  await Promise.all([run(), run()]);
  await run();
  const states = await sql.query(`SELECT code, status::text AS status FROM question ORDER BY code`);
  expect(states).toEqual([
    { code: 'T02-S-001', status: 'PULLED' },
    { code: 'T02-S-002', status: 'PULLED' },
    { code: 'T02-S-003', status: 'RELEASED' },
  ]);
  expect(await audits()).toBe(2);
  expect(subscriptions.find(({ fact }) => fact === 'regulation-clause-changed')?.jobs.map(({ job }) => job)).toContain(
    'pull-outdated-questions',
  );
});

it('gives a new authority the practice bank of the software once, run twice', async () => {
  await loadRegulations('content/regulations');
  const real = await createOrganization(null, 'REAL', '某市工委');
  const run = () =>
    loadQuestionBanksProcessor.run({ rootId: real.id }, { outboxId: '2', subscriber: 'load-question-banks' });
  await run();
  await run();
  const pools = await sql.query(
    `SELECT q.pool::text AS pool, count(*)::int AS n FROM question q JOIN question_bank b ON b.id = q.bank_id
     WHERE b.root_id = $1 GROUP BY q.pool`,
    [real.id],
  );
  expect(pools).toEqual([{ pool: 'PRACTICE', n: 240 }]);
});
