import { describe, expect, it } from 'vitest';
import { confirmResults, holdResults, refuseResults } from '~/exams/commands/confirm-results.server.ts';
import { resultList, resultsWithClauses } from '~/exams/queries/result-list.server.ts';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { oneSitting } from '~tests/exams/one-sitting.ts';

const { scene, officer, stranger, passed } = oneSitting();

describe('results', () => {
  const facts = (id: string) =>
    sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM journal.outbox WHERE topic = 'fact:result-confirmed' AND payload ->> 'eligibilityId' = $1`,
      [id],
    );

  it('are confirmed by a named officer, once, and told as one fact', async () => {
    const id = await passed();
    const answers = await Promise.all([confirmResults(officer(), [id]), confirmResults(officer(), [id])]);
    expect(answers.map((one) => (one.ok ? one.decided : -1)).toSorted((a, b) => a - b)).toEqual([0, 1]);
    const [row] = await sql.query<{ status: string; name: string; days: number }>(
      `SELECT status::text, decided_by_name AS name, (valid_until - valid_from)::int AS days FROM eligibility WHERE id = $1`,
      [id],
    );
    expect(row).toMatchObject({ status: 'CONFIRMED', name: officer().displayName });
    expect(row?.days).toBeGreaterThan(700);
    expect((await facts(id))[0]?.n).toBe(1);
  });

  it('are held with a reason and can be confirmed later', async () => {
    const id = await passed();
    expect(await holdResults(officer(), [id], ' ')).toEqual({ ok: false, reason: 'reason-missing' });
    expect(await holdResults(officer(), [id], '核对身份')).toEqual({ ok: true, decided: 1, already: 0 });
    expect((await facts(id))[0]?.n).toBe(0);
    expect(await confirmResults(officer(), [id])).toEqual({ ok: true, decided: 1, already: 0 });
  });

  it('of another unit are neither shown nor confirmed', async () => {
    const id = await passed();
    await expect(confirmResults(stranger(), [id])).rejects.toThrow(Forbidden);
    for (const decide of [holdResults, refuseResults])
      await expect(decide(stranger(), [id], '')).rejects.toThrow(Forbidden);
    await expect(confirmResults(scene.world.as('ORG_ADMIN', 'root').actor, [])).rejects.toThrow(Forbidden);
    await expect(confirmResults(officer(), [id, 'x'])).rejects.toThrow(NotFound);
    expect(await confirmResults(officer(), [])).toEqual({ ok: false, reason: 'nobody-named' });
    expect(await resultsWithClauses(stranger(), [id])).toEqual([]);
    const list = { search: '', filters: {}, sort: 'name', descending: false, limit: 50, offset: 0 };
    expect((await resultList(stranger(), list)).total).toBe(0);
    expect((await resultList(officer(), list)).rows.map(({ attemptId: one }) => one)).toContain(scene.attemptId);
  });

  it('are never confirmed by the person themselves', async () => {
    const id = await passed();
    const self = { ...officer(), accountId: scene.who.accountId, cadreId: scene.who.cadreId };
    expect(await confirmResults(self, [id])).toEqual({ ok: false, reason: 'own-result' });
  });
});
