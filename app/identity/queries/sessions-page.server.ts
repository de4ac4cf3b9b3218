import { listOpenSessions } from '../data/sign-in-session-rows.ts';
import type { Actor } from '../rules/actor.ts';

/** The person's own open sign-ins, the present one first. */
export async function sessionsPage(actor: Actor, currentId: string, at: Date) {
  const rows = await listOpenSessions(actor.accountId, at);
  return rows
    .map((row) => ({ ...row, current: row.id === currentId }))
    .toSorted((a, b) => Number(b.current) - Number(a.current));
}
