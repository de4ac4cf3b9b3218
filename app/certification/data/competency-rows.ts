import type { Sql } from '~/platform/db.ts';

export type HeldCompetency = {
  id: string;
  number: string;
  /** the highest cycle of the person, whether or not it is this one's */
  lastCycle: number;
  /** civil date; of one that was corrected, the day of the first */
  issuedOn: string;
  validUntil: string | null;
  /** revoked or cancelled */
  ended: boolean;
};

/**
 * The competency certificate of a level by which a person stands: the newest in force on a day, else the newest at all.
 * Each stands on its own: where a renewal was ended, what it renewed holds to its last day and can be renewed again. One
 * that was corrected is passed over for the one that took its place, whose evidence counts from the day of the first.
 *
 * @param day civil date
 */
export async function heldCompetency(
  on: Sql,
  cadreId: string,
  scheme: string,
  level: string,
  day: string,
): Promise<HeldCompetency | null> {
  const rows = await on.query<HeldCompetency>(
    `SELECT h.id::text, h.number, h."lastCycle", h."validUntil", h.ended,
            (SELECT min(f.issued_on) FROM certificate f WHERE f.source_type = h.source_type AND f.source_id = h.source_id)::text AS "issuedOn"
     FROM (SELECT c.id, c.number, c.source_type, c.source_id, c.cycle::int AS cycle, max(c.cycle::int) OVER () AS "lastCycle",
                  c.valid_until::text AS "validUntil",
                  EXISTS (SELECT FROM certificate_event e WHERE e.certificate_id = c.id AND e.type IN ('REVOKED', 'CANCELLED')) AS ended
           FROM certificate c
           WHERE c.cadre_id = $1::uuid AND c.type = 'COMPETENCY' AND c.scheme = $2 AND c.level = $3 AND c.status <> 'VOID'
             AND NOT EXISTS (SELECT FROM certificate n WHERE n.supersedes_id = c.id)) h
     ORDER BY (NOT h.ended AND (h."validUntil" IS NULL OR h."validUntil" >= $4::text)) DESC, h.cycle DESC LIMIT 1`,
    [cadreId, scheme, level, day],
  );
  return rows[0] ?? null;
}

/** Keeps a person's competency certificates as they are until the transaction ends: none is ended meanwhile. */
export async function holdCompetency(tx: Sql, cadreId: string): Promise<void> {
  await tx.query(`SELECT 1 FROM certificate WHERE cadre_id = $1::uuid AND type = 'COMPETENCY' ORDER BY id FOR SHARE`, [
    cadreId,
  ]);
}
