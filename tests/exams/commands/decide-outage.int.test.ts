import { describe, expect, it } from 'vitest';
import { decideOutage } from '~/exams/commands/decide-outage.server.ts';
import { outagePage } from '~/exams/queries/outage-page.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { oneSitting, secondsBetween } from '~tests/exams/one-sitting.ts';

const { scene, officer, stranger, attemptOf } = oneSitting();

describe('an outage', () => {
  const outage = async (minutes: number): Promise<string> => {
    const id = newId();
    await sql.query(
      `INSERT INTO service_outage (id, started_at, ended_at, affected_attempts)
       VALUES ($1, clock_timestamp(), clock_timestamp() + make_interval(mins => $2), 1)`,
      [id, minutes],
    );
    return id;
  };

  it('gives everybody the lost minutes back, once', async () => {
    const before = await attemptOf();
    const id = await outage(12);
    const shown = (await outagePage(officer())).outages.find((one) => one.id === id);
    expect(shown?.own.map(({ name }) => name)).toContain('沈佳禾');
    expect(await decideOutage(officer(), id, { giveBack: true, reason: null })).toMatchObject({ ok: true, waiting: 0 });
    expect(secondsBetween(before.deadline, (await attemptOf()).deadline)).toBe(720);
    expect(await decideOutage(officer(), id, { giveBack: true, reason: null })).toEqual({
      ok: false,
      reason: 'already-decided',
    });
    expect(secondsBetween(before.deadline, (await attemptOf()).deadline)).toBe(720);
  });

  it('loses nobody the time that the decision took', async () => {
    const [sat, outageId] = [newId(), newId()];
    const other = await scene.world.candidate(scene.session, '康明哲');
    // Twelve minutes ago the service stopped for two; a minute of work was left then, and nobody decided until now.
    await sql.query(
      `INSERT INTO attempt (id, kind, root_id, session_id, account_id, cadre_id, organization_id, policy_version_id, occasion, status,
         seed, paper, started_at, month, deadline_at, writer_token)
       SELECT $1::uuid, kind, root_id, session_id, $2::uuid, $3::uuid, organization_id, policy_version_id, occasion, status, seed, paper,
         now() - interval '30 minutes', month, now() - interval '11 minutes', 'd' FROM attempt WHERE id = $4::uuid`,
      [sat, other.accountId, other.cadreId, scene.attemptId],
    );
    await sql.query(
      `INSERT INTO service_outage (id, started_at, ended_at, affected_attempts)
       VALUES ($1, now() - interval '12 minutes', now() - interval '10 minutes', 1)`,
      [outageId],
    );
    const asked = new Date();
    expect(await decideOutage(officer(), outageId, { giveBack: true, reason: null })).toMatchObject({ given: 1 });
    const decided = new Date();
    const { deadline } = await attemptOf(sat);
    expect(secondsBetween(asked, deadline)).toBeGreaterThanOrEqual(59);
    expect(secondsBetween(decided, deadline)).toBeLessThanOrEqual(61);
  });

  it('needs a reason not to give back, and an officer of the sitting', async () => {
    const before = await attemptOf();
    const id = await outage(5);
    expect(await decideOutage(officer(), id, { giveBack: false, reason: '' })).toEqual({
      ok: false,
      reason: 'reason-missing',
    });
    for (const giveBack of [true, false])
      await expect(decideOutage(stranger(), id, { giveBack, reason: null })).rejects.toThrow(NotFound);
    expect(await decideOutage(officer(), id, { giveBack: false, reason: '演练' })).toMatchObject({
      ok: true,
      given: 0,
    });
    expect((await attemptOf()).deadline).toEqual(before.deadline);
  });
});
