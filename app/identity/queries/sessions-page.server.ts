import { listOpenSessions } from '../data/sign-in-session-rows.ts';
import type { Actor } from '../rules/actor.ts';
import { idleMsOf } from '../rules/session-life.ts';

/** The person's own open sign-ins, the present one first. */
export async function sessionsPage(actor: Actor, currentId: string, at: Date) {
  const roles = actor.grants.map((grant) => grant.role);
  const rows = await listOpenSessions(actor.accountId, at, idleMsOf(roles));
  return rows
    .map((row) => ({ ...row, current: row.id === currentId }))
    .toSorted((a, b) => Number(b.current) - Number(a.current));
}
