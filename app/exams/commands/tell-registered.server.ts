import { notifyMany } from '~/operations/commands/notify.server.ts';
import type { Sql } from '~/platform/db.ts';
import type { SessionRow } from '../data/session-rows.ts';

export type SessionNews = 'session-registered' | 'session-cancelled' | 'session-withdrawn' | 'session-deferred';

/** Tells people about their session, in the transaction of what it tells of. People without an account read it on the list. */
export async function tellRegistered(
  tx: Sql,
  session: SessionRow,
  accountIds: readonly (string | null)[],
  news: SessionNews,
): Promise<number> {
  const told = [...new Set(accountIds.filter((id) => id !== null))];
  const params = {
    number: session.number,
    title: session.title,
    opensAt: session.opensAt.toISOString(),
    closesAt: session.closesAt.toISOString(),
    venue: session.venue ?? '',
  };
  const link = `/tests/${session.id}`;
  await notifyMany(
    tx,
    told.map((accountId) => ({ accountId, link })),
    news,
    params,
  );
  return told.length;
}
