import type { Sql } from '~/platform/db.ts';

export type NotificationRow = {
  id: string;
  kind: string;
  params: unknown;
  link: string | null;
  createdAt: Date;
  readAt: Date | null;
};

/** @returns whether it is new; one of this id stays as it is */
export async function insertNotification(
  tx: Sql,
  row: { id: string; accountId: string; kind: string; params: unknown; link: string | null },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO notification (id, account_id, kind, params, link) VALUES ($1::uuid, $2::uuid, $3, $4::jsonb, $5)
     ON CONFLICT (id) DO NOTHING RETURNING 1`,
    [row.id, row.accountId, row.kind, JSON.stringify(row.params), row.link],
  );
  return rows.length === 1;
}

/** One message for each of many people, in one statement. */
export async function insertNotifications(
  tx: Sql,
  rows: readonly { id: string; accountId: string; link: string | null }[],
  { kind, params }: { kind: string; params: unknown },
): Promise<void> {
  await tx.query(
    `INSERT INTO notification (id, account_id, kind, params, link)
     SELECT r.id, r."accountId", $2, $3::jsonb, r.link
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "accountId" uuid, link text)`,
    [JSON.stringify(rows), kind, JSON.stringify(params)],
  );
}

export const notificationsOf = (sql: Sql, accountId: string, most: number): Promise<NotificationRow[]> =>
  sql.query<NotificationRow>(
    `SELECT id, kind, params, link, created_at AS "createdAt", read_at AS "readAt" FROM notification
     WHERE account_id = $1::uuid ORDER BY created_at DESC, id DESC LIMIT $2::int`,
    [accountId, most],
  );

export async function markRead(tx: Sql, accountId: string, id: string): Promise<number> {
  const rows = await tx.query(
    `UPDATE notification SET read_at = clock_timestamp() WHERE id = $1::uuid AND account_id = $2::uuid AND read_at IS NULL RETURNING 1`,
    [id, accountId],
  );
  return rows.length;
}

export type NoticeToMail = { accountId: string; kind: string; params: unknown };

/** Takes a notice for sending: of several that ask, one gets it, if it was not sent before and its reader has an address. */
export async function takeForMail(tx: Sql, id: string): Promise<NoticeToMail | null> {
  const [row] = await tx.query<NoticeToMail>(
    `UPDATE notification n SET mailed_at = clock_timestamp() WHERE id = $1::uuid AND mailed_at IS NULL
       AND EXISTS (SELECT 1 FROM notice_address a WHERE a.account_id = n.account_id)
     RETURNING account_id AS "accountId", kind, params`,
    [id],
  );
  return row ?? null;
}

/** How many notices of a kind a person got since a moment. */
export async function countNotices(tx: Sql, accountId: string, kind: string, since: Date): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM notification WHERE account_id = $1::uuid AND kind = $2 AND created_at > $3::timestamptz`,
    [accountId, kind, since.toISOString()],
  );
  return row?.count ?? 0;
}
