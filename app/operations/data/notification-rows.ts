import type { Sql } from '~/platform/db.ts';

export type NotificationRow = {
  id: string;
  kind: string;
  params: unknown;
  link: string | null;
  createdAt: Date;
  readAt: Date | null;
};

export async function insertNotification(
  tx: Sql,
  row: { id: string; accountId: string; kind: string; params: unknown; link: string | null },
): Promise<void> {
  await tx.query(
    `INSERT INTO notification (id, account_id, kind, params, link) VALUES ($1::uuid, $2::uuid, $3, $4::jsonb, $5)
     ON CONFLICT (id) DO NOTHING`,
    [row.id, row.accountId, row.kind, JSON.stringify(row.params), row.link],
  );
}

export const notificationsOf = (sql: Sql, accountId: string, most: number): Promise<NotificationRow[]> =>
  sql.query<NotificationRow>(
    `SELECT id, kind, params, link, created_at AS "createdAt", read_at AS "readAt" FROM notification
     WHERE account_id = $1::uuid ORDER BY created_at DESC LIMIT $2::int`,
    [accountId, most],
  );

export async function markRead(tx: Sql, accountId: string, id: string): Promise<number> {
  const rows = await tx.query(
    `UPDATE notification SET read_at = clock_timestamp() WHERE id = $1::uuid AND account_id = $2::uuid AND read_at IS NULL RETURNING 1`,
    [id, accountId],
  );
  return rows.length;
}
