import { createHash } from 'node:crypto';
import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { requestJob, requestJobs } from '~/platform/outbox.ts';
import { accountsWithNoticeAddress, hasNoticeAddress } from '../data/notice-address-rows.ts';
import { insertNotification, insertNotifications } from '../data/notification-rows.ts';
import { mailNoticeJob } from '../jobs/mail-notice.ts';

/**
 * Leaves a message for one person, in the transaction of what it tells of; who has given a mail address gets it there,
 * too.
 *
 * @param kind key of the sentence in the catalogue of notices
 * @param params what fills its placeholders; no personal value of somebody else
 * @param link a path inside the site
 */
export const notify = async (
  tx: Sql,
  accountId: string,
  kind: string,
  params: Record<string, string | number>,
  link: string | null = null,
): Promise<void> => leave(tx, { id: newId(), accountId, kind, params, link });

/** The same for work that may run twice: one message for one `about`, such as an attempt, however often it is left. */
export const notifyOnce = async (
  tx: Sql,
  about: string,
  accountId: string,
  kind: string,
  params: Record<string, string | number>,
  link: string | null = null,
): Promise<void> => leave(tx, { id: idOf(`${kind} ${about}`), accountId, kind, params, link });

/** The same message for each of many, with a link of their own: as few statements for ten thousand people as for one. */
export async function notifyMany(
  tx: Sql,
  people: readonly { accountId: string; link: string | null }[],
  kind: string,
  params: Record<string, string | number>,
): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map((person) => ({ id: newId(), ...person }));
  await insertNotifications(tx, rows, { kind, params });
  const mailed = await accountsWithNoticeAddress(
    tx,
    people.map(({ accountId }) => accountId),
  );
  await requestJobs(
    tx,
    mailNoticeJob,
    rows.filter(({ accountId }) => mailed.has(accountId)).map(({ id }) => ({ notificationId: id })),
  );
}

async function leave(tx: Sql, row: Parameters<typeof insertNotification>[1]): Promise<void> {
  const isNew = await insertNotification(tx, row);
  if (isNew && (await hasNoticeAddress(tx, row.accountId)))
    await requestJob(tx, mailNoticeJob, { notificationId: row.id });
}

/** An id that follows from a text (a UUID of version 8). */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
