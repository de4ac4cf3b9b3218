import { Forbidden, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { now } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import type { ListAsked } from '~/platform/rows-asked.ts';
import { listSessions, type SessionListRow } from '../data/session-list.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';

/** The sessions that the actor reads or registers people for, one page of them. */
export async function sessionList(
  actor: Actor,
  input: ListAsked,
): Promise<{ rows: SessionListRow[]; total: number; may: 'create' | 'register' | 'read' }> {
  const read = scopesOf(actor, 'sessions.read');
  const register = scopesOf(actor, 'sessions.register');
  if (read.length + register.length === 0) throw new Forbidden('sessions.read');
  const { filters, limit, offset, sort, descending } = input;
  const found = await listSessions(
    sqlRead,
    {
      read,
      watcher: actor.accountId,
      register,
      now: now(),
      search: input.search,
      phase: filters['phase'] ?? null,
      occasion: filters['occasion'] ?? null,
      policyId: filters['policy'] ?? null,
      from: filters['from'] ?? null,
      to: filters['to'] ?? null,
      zone: env.TIME_ZONE,
    },
    { sort, descending, limit, offset },
  );
  return { ...found, may: canAnywhere(actor, 'sessions.write') ? 'create' : register.length > 0 ? 'register' : 'read' };
}
