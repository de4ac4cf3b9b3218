import type { Sql } from '~/platform/db.ts';

export type Citer = {
  /** uuid of the row that cites */
  citerId: string;
  title: string;
  titleEn: string;
  /** where the reader finds it */
  href: string;
  clauseIds: readonly string[];
};

/** Replaces what these citers cite. */
export async function replaceCitations(tx: Sql, citerType: string, citers: readonly Citer[]): Promise<void> {
  await tx.query(`DELETE FROM citation WHERE citer_type = $1 AND citer_id = ANY($2::uuid[])`, [
    citerType,
    citers.map(({ citerId }) => citerId),
  ]);
  await tx.query(
    `INSERT INTO citation (clause_id, citer_type, citer_id, title, title_en, href)
     SELECT DISTINCT clause.id::uuid, $1, citer."citerId", citer.title, citer."titleEn", citer.href
     FROM jsonb_to_recordset($2::jsonb) AS citer("citerId" uuid, title text, "titleEn" text, href text, "clauseIds" jsonb),
          jsonb_array_elements_text(citer."clauseIds") AS clause(id)`,
    [citerType, JSON.stringify(citers)],
  );
}
