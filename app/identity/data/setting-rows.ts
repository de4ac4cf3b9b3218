import type { Database, Sql, Transaction } from '~/platform/db.ts';

/** Settings that belong to the installation and to no authority. */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000';

export async function readSetting(tx: Sql, rootId: string, key: string): Promise<unknown> {
  const rows = await tx.query<{ value: unknown }>(
    `SELECT value FROM authority_setting WHERE root_id = $1::uuid AND key = $2`,
    [rootId, key],
  );
  return rows[0]?.value ?? null;
}

export const writeSetting = (
  tx: Sql,
  rootId: string,
  key: string,
  value: unknown,
  by: string | null,
): Promise<unknown> =>
  tx.query(
    `INSERT INTO authority_setting (root_id, key, value, updated_at, updated_by)
     VALUES ($1::uuid, $2, $3::jsonb, clock_timestamp(), $4::uuid)
     ON CONFLICT (root_id, key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    [rootId, key, JSON.stringify(value), by],
  );

/** Writes a setting that nobody has written yet; the first one stays. */
export const writeFirstSetting = (tx: Sql, rootId: string, key: string, value: unknown): Promise<unknown> =>
  tx.query(
    `INSERT INTO authority_setting (root_id, key, value, updated_at) VALUES ($1::uuid, $2, $3::jsonb, clock_timestamp())
     ON CONFLICT (root_id, key) DO NOTHING`,
    [rootId, key, JSON.stringify(value)],
  );

/** @returns whether it was there; of two that ask at once, one */
export async function deleteSetting(tx: Transaction, rootId: string, key: string): Promise<boolean> {
  const { count } = await tx.prisma.authoritySetting.deleteMany({ where: { rootId, key } });
  return count === 1;
}

/** Authorities that are not a demonstration. */
export const listRealAuthorities = (on: Database): Promise<{ id: string; name: string; code: string }[]> =>
  on.prisma.organization.findMany({
    where: { parentId: null, demonstration: false },
    select: { id: true, name: true, code: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
