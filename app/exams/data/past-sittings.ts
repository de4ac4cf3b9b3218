import type { Sql } from '~/platform/db.ts';
import type { PastSitting } from '../rules/standing-to-sit.ts';
import type { Occasion } from './session-rows.ts';

/**
 * Graded sittings of people, per person, for one occasion. A pass counts until its confirmed validity ends; one that
 * waits for its confirmation counts without end, one that was withdrawn counts as a failure would.
 */
export async function pastSittings(
  db: Sql,
  cadreIds: readonly string[],
  occasion: Occasion,
  zone: string,
): Promise<Map<string, PastSitting[]>> {
  const rows = await db.query<PastSitting & { cadreId: string }>(
    `SELECT a.cadre_id AS "cadreId", to_char(a.started_at AT TIME ZONE $3, 'YYYY-MM-DD') AS on,
       a.passed AND coalesce(e.status <> 'WITHDRAWN', true) AS passed,
       CASE WHEN e.status = 'CONFIRMED' THEN to_char(e.valid_until, 'YYYY-MM-DD') END AS "validUntil"
     FROM attempt a LEFT JOIN eligibility e ON e.attempt_id = a.id
     WHERE a.cadre_id = ANY($1::uuid[]) AND a.occasion = $2::occasion AND a.kind = 'OFFICIAL' AND a.status = 'GRADED'`,
    [[...cadreIds], occasion, zone],
  );
  const byCadre = new Map<string, PastSitting[]>();
  for (const { cadreId, ...sitting } of rows) byCadre.set(cadreId, [...(byCadre.get(cadreId) ?? []), sitting]);
  return byCadre;
}
