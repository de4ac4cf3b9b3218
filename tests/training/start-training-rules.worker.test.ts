import { expect, it } from 'vitest';
import { hourStandings } from '~/credits/queries/hour-standings.server.ts';
import { setUpFromTerminal } from '~/identity/commands/set-up-authority.server.ts';
import { today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { TRAINING_RULES } from '~/training/rules/training-rules.ts';
import { createAccount, type TestOrganization } from '~tests/support/world.ts';
import { startTrainingRulesProcessor } from '~workers/processors/start-training-rules.ts';
import { subscriptions } from '~workers/subscriptions.ts';

it('gives a new authority the rules on hours and leave, once, with their clauses, and leaves what it set itself', async () => {
  await loadRegulations('content/regulations');
  const made = await setUpFromTerminal({ name: '新设工委', code: 'NEW', accounts: [] }, new Date());
  if (!made.ok) throw new Error(made.reason);
  const [fact] = await sql.query<{ payload: unknown }>(
    `SELECT payload FROM journal.outbox WHERE topic = 'fact:authority-set-up'`,
  );
  const told = subscriptions.find((one) => one.fact === 'authority-set-up');
  expect(told?.jobs.map(({ job }) => job)).toContain(startTrainingRulesProcessor.job);
  await sql.query(
    `INSERT INTO rule_version (id, code, scope_organization_id, valid_from, value, evidence)
     VALUES (gen_random_uuid(), 'LEAVE_MAX', $1, '2026-01-01', '5', 'PROPOSAL')`,
    [made.rootId],
  );

  const run = () => startTrainingRulesProcessor.run(fact?.payload, { outboxId: '0', subscriber: 'test' });
  await Promise.all([run(), run()]);
  await run();
  const rows = await sql.query<{ code: string; value: unknown; cited: boolean }>(
    `SELECT code, value, clause_version_id IS NOT NULL AS cited FROM rule_version WHERE scope_organization_id = $1 ORDER BY code`,
    [made.rootId],
  );
  expect(rows.map(({ code }) => code)).toEqual(TRAINING_RULES.map(({ code }) => code).toSorted());
  expect(rows.find(({ code }) => code === 'LEAVE_MAX')?.value).toBe(5);
  for (const { code, clause } of TRAINING_RULES)
    if (code !== 'LEAVE_MAX') expect(rows.find((row) => row.code === code)?.cited, code).toBe(clause !== null);
  const entered = await sql.query(
    `SELECT 1 FROM journal.audit_entry WHERE action = 'rule.set' AND organization_id = $1`,
    [made.rootId],
  );
  expect(entered).toHaveLength(TRAINING_RULES.length - 1);

  const [root] = await sql.query<TestOrganization>(`SELECT id, path, name, code FROM organization WHERE id = $1`, [
    made.rootId,
  ]);
  const cadre = await createAccount(root as TestOrganization, made.rootId, 'CADRE');
  const day = today();
  const owed = await hourStandings(cadre.cadreId ?? '', Number(day.slice(0, 4)), day);
  expect(owed.find(({ code }) => code === 'HRS_MEMBER')).toMatchObject({ needHours: 32, confirmed: true });
});
