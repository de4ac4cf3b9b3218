import type { Sql } from '~/platform/db.ts';

/**
 * How many certificates of an authority, still in force on `day`, were sealed under each address that the installation
 * announced, as the journal tells. A demonstration's prove nothing to anybody and are left out.
 */
export const certificatesByAddress = async (
  on: Sql,
  rootId: string,
  day: string,
): Promise<{ address: string; certificates: number }[]> =>
  on.query(
    `WITH said AS (
       SELECT at, detail ->> 'origin' AS address, lead(at, 1, 'infinity') OVER (ORDER BY at, id) AS until
       FROM journal.audit_entry WHERE action = 'installation.announce-address')
     SELECT s.address, count(*)::int AS certificates
     FROM said s JOIN certificate c ON c.sealed_at >= s.at AND c.sealed_at < s.until
     WHERE c.root_id = $1::uuid AND c.status = 'SEALED' AND (c.valid_until IS NULL OR c.valid_until >= $2::date)
       AND NOT EXISTS (SELECT FROM certificate_event e WHERE e.certificate_id = c.id AND e.type IN ('REVOKED', 'CANCELLED', 'SUPERSEDED'))
     GROUP BY s.address ORDER BY certificates DESC, s.address`,
    [rootId, day],
  );

/** Whether an authority is a demonstration. */
export async function isDemonstration(on: Sql, rootId: string): Promise<boolean> {
  const [row] = await on.query<{ demonstration: boolean }>(
    'SELECT demonstration FROM organization WHERE id = $1::uuid',
    [rootId],
  );
  return row?.demonstration ?? false;
}
