import type { Sql } from '~/platform/db.ts';

/** What holds for the whole installation, whichever authority: key and value. */
export async function installationSetting(db: Sql, key: string): Promise<string | null> {
  const rows = await db.query<{ value: string }>(`SELECT value FROM installation_setting WHERE key = $1`, [key]);
  return rows[0]?.value ?? null;
}

/** @returns whether it said something else before */
export async function setInstallationSetting(tx: Sql, key: string, value: string): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO installation_setting (key, value, updated_at) VALUES ($1, $2, clock_timestamp())
     ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at
     WHERE installation_setting.value <> EXCLUDED.value RETURNING key`,
    [key, value],
  );
  return rows.length === 1;
}
