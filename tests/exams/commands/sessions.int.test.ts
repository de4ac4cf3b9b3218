import { beforeAll, describe, expect, it } from 'vitest';
import { assignInvigilators } from '~/exams/commands/assign-invigilators.server.ts';
import { cancelSession } from '~/exams/commands/cancel-session.server.ts';
import { closeRegistration } from '~/exams/commands/close-registration.server.ts';
import { createSession } from '~/exams/commands/create-session.server.ts';
import { editSession } from '~/exams/commands/edit-session.server.ts';
import { publishSession } from '~/exams/commands/publish-session.server.ts';
import { registerCadres } from '~/exams/commands/register-cadres.server.ts';
import { findSession } from '~/exams/data/session-rows.ts';
import { sessionList } from '~/exams/queries/session-list.server.ts';
import { PRE_LIGHT_50 } from '~/exams/rules/policy-presets.ts';
import { sessionPhase } from '~/exams/rules/session-phase.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { createBank } from '~tests/support/exam-bank.ts';
import { createExamOffice, hours, openSession, sessionFields, type ExamOffice } from '../exam-office.ts';

let office: ExamOffice;
beforeAll(async () => {
  office = await createExamOffice();
});

const officer = (where: 'root' | 'unitA' | 'unitB' = 'root') => office.as('EXAM_OFFICER', where).actor;

describe('sessions', () => {
  it('counts its numbers on within the year, also when two are made at once', async () => {
    const make = () => createSession(officer(), { ...sessionFields(office), organizationId: office.root.id });
    const made = await Promise.all([make(), make(), make()]);
    const numbers = made.map((one) => (one.ok ? one.number : ''));
    expect(new Set(numbers).size).toBe(3);
    for (const number of numbers) expect(number).toMatch(/^CS-\d{4}-\d{3}$/);
  });

  it('lets a unit use the policy and bank of its authority, but not hold a session above itself', async () => {
    const fields = sessionFields(office);
    expect(await createSession(officer('unitA'), { ...fields, organizationId: office.unitA.id })).toMatchObject({
      ok: true,
    });
    await expect(createSession(officer('unitA'), { ...fields, organizationId: office.root.id })).rejects.toThrow(
      Forbidden,
    );
    await expect(createSession(officer('unitA'), { ...fields, organizationId: office.unitB.id })).rejects.toThrow(
      Forbidden,
    );
  });

  it('refuses a bank of another unit and times that leave nobody the whole test', async () => {
    const other = await createBank(office.unitB, PRE_LIGHT_50.blueprint, 1, 'unit-b');
    const make = (change: object) =>
      createSession(officer('unitA'), { ...sessionFields(office), ...change, organizationId: office.unitA.id });
    expect(await make({ bankId: other })).toEqual({ ok: false, reason: 'bank-not-usable' });
    expect(await make({ closesAt: hours(1.5) })).toEqual({ ok: false, reason: 'window-shorter-than-test' });
    expect(await make({ closesAt: hours(0.5) })).toEqual({ ok: false, reason: 'closes-before-opens' });
    expect(await make({ registrationClosesAt: hours(2) })).toEqual({
      ok: false,
      reason: 'registration-after-opening',
    });
    expect(await make({ releaseResultsAt: hours(3) })).toEqual({ ok: false, reason: 'release-before-closing' });
  });

  it('opens only when each cell serves a first paper and a make-up, and says which does not', async () => {
    const thin = await createBank(office.root, PRE_LIGHT_50.blueprint, 1, 'thin');
    const sessionId = await openSession(office, 'root', false, { bankId: thin });
    const refused = await publishSession(officer(), sessionId);
    expect(refused).toMatchObject({ ok: false, reason: 'not-ready' });
    if (refused.ok || refused.reason !== 'not-ready') throw new Error('expected a refusal');
    expect(refused.short).toHaveLength(PRE_LIGHT_50.blueprint.length);
    expect(refused.short[0]).toMatchObject({ missing: PRE_LIGHT_50.blueprint[0]?.count });
    expect(await editSession(officer(), sessionId, sessionFields(office))).toEqual({ ok: true });
    expect(await publishSession(officer(), sessionId)).toMatchObject({ ok: true });
    expect(await publishSession(officer(), sessionId)).toEqual({ ok: false, reason: 'not-draft' });
    expect(await editSession(officer(), sessionId, sessionFields(office))).toEqual({ ok: false, reason: 'not-draft' });
  });

  it('tells those registered when it opens and when it is called off', async () => {
    const cadre = office.as('CADRE', 'unitA');
    const sessionId = await openSession(office, 'root', false);
    await registerCadres(officer(), sessionId, { cadreIds: [cadre.cadreId ?? ''] });
    expect(await publishSession(officer(), sessionId)).toEqual({ ok: true, told: 1 });
    expect(await cancelSession(officer(), sessionId)).toEqual({ ok: true, told: 1 });
    const notices = await sql.query<{ kind: string }>(
      `SELECT kind FROM notification WHERE account_id = $1 AND link = $2 ORDER BY created_at, id`,
      [cadre.accountId, `/tests/${sessionId}`],
    );
    expect(notices.map(({ kind }) => kind)).toEqual(['session-registered', 'session-cancelled']);
    expect(await cancelSession(officer(), sessionId)).toEqual({ ok: false, reason: 'already-over' });
  });

  it('keeps the steps of a session to the officers of its subtree', async () => {
    const sessionId = await openSession(office, 'unitB');
    for (const step of [closeRegistration, cancelSession, publishSession])
      await expect(step(officer('unitA'), sessionId)).rejects.toThrow(Forbidden);
    expect((await findSession(sql, sessionId))?.status).toBe('PUBLISHED');
    expect(await closeRegistration(officer('unitB'), sessionId)).toMatchObject({ ok: true });
    expect((await findSession(sql, sessionId))?.status).toBe('REGISTRATION_CLOSED');
  });
});

describe('the list of sessions', () => {
  const ask = (who: Parameters<typeof sessionList>[0], change: object = {}) =>
    sessionList(who, { search: '', filters: {}, sort: 'opensAt', descending: true, limit: 200, offset: 0, ...change });

  it('says of each session the phase that the rule says', async () => {
    await openSession(office, 'root', true, { opensAt: hours(-1) });
    await openSession(office, 'root', true, { registrationClosesAt: hours(-1) as never });
    const { rows } = await ask(officer());
    expect(new Set(rows.map(({ phase }) => phase)).size).toBeGreaterThanOrEqual(4);
    for (const row of rows)
      expect(
        sessionPhase(
          {
            status: row.status,
            opensAt: row.opensAt.getTime(),
            closesAt: row.closesAt.getTime(),
            registrationClosesAt: row.registrationClosesAt?.getTime() ?? null,
          },
          Date.now(),
        ),
      ).toBe(row.phase);
  });

  it('filters, counts and pages on the server', async () => {
    const all = await ask(officer());
    const drafts = await ask(officer(), { filters: { phase: 'draft' } });
    expect(drafts.total).toBe(all.rows.filter(({ phase }) => phase === 'draft').length);
    const second = await ask(officer(), { limit: 2, offset: 2 });
    expect(second.total).toBe(all.total);
    expect(second.rows.map(({ id }) => id)).toEqual(all.rows.slice(2, 4).map(({ id }) => id));
    expect((await ask(officer(), { search: all.rows[0]?.number ?? '' })).total).toBe(1);
    expect((await ask(officer(), { offset: 5000 })).total).toBe(all.total);
  });

  it('tells whoever watches which sessions are theirs', async () => {
    const id = await openSession(office, 'root', true, { opensAt: hours(-1) });
    const watcher = office.as('INVIGILATOR', 'root');
    expect(await assignInvigilators(officer(), id, [watcher.accountId])).toEqual({ ok: true, assigned: 1 });
    const { rows, may } = await ask(watcher.actor);
    expect(may).toBe('read');
    expect(rows.find((row) => row.id === id)?.watched).toBe(true);
    expect(rows.some(({ watched }) => !watched)).toBe(true);
    expect((await ask(officer())).rows.every(({ watched }) => !watched)).toBe(true);
  });

  it('shows a unit its own sessions and published ones above, never a draft or another unit’s', async () => {
    const { rows } = await ask(office.as('ORG_ADMIN', 'unitA').actor);
    expect(rows.some(({ path }) => path === office.root.path)).toBe(true);
    expect(rows.every(({ status }) => status !== 'DRAFT')).toBe(true);
    expect(rows.every(({ path }) => !path.startsWith(office.unitB.path))).toBe(true);
  });
});
