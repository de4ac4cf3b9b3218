import { dateColumn } from '~/platform/clock.ts';
import type { Sql, Transaction } from '~/platform/db.ts';
import type { EvidenceStatus } from '../rules/evidence.ts';

/** A clause with the latest of its dated texts. */
export type ClauseRow = {
  id: string;
  article: string;
  versionId: string;
  substance: string;
  evidence: EvidenceStatus;
  validFrom: string;
  validTo: string | null;
  contentHash: string;
  /** how many dated texts the clause has had */
  versions: number;
};

const COLUMNS = `c.id::text, c.article, v.id::text AS "versionId", v.substance, v.evidence::text AS evidence,
  v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo", v.content_hash AS "contentHash",
  (SELECT count(*)::int FROM clause_version a WHERE a.clause_id = c.id) AS versions`;
const LATEST = `JOIN LATERAL (SELECT * FROM clause_version WHERE clause_id = c.id
  ORDER BY valid_from DESC, recorded_at DESC, id DESC LIMIT 1) v ON true`;

export const clausesOf = (tx: Sql, documentId: string): Promise<ClauseRow[]> =>
  tx.query<ClauseRow>(`SELECT ${COLUMNS} FROM clause c ${LATEST} WHERE c.document_id = $1::uuid ORDER BY c.ordinal`, [
    documentId,
  ]);

export type NewClause = { id: string; article: string; ordinal: number; label: string; heading: string };

/** Adds clauses, or renames and reorders those that are there. */
export async function saveClauses(tx: Sql, documentId: string, clauses: NewClause[]): Promise<void> {
  if (clauses.length === 0) return;
  await tx.query(
    `INSERT INTO clause (id, document_id, article, ordinal, label, heading)
     SELECT id, $1::uuid, article, ordinal, label, heading
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, article text, ordinal int, label text, heading text)
     ON CONFLICT (id) DO UPDATE SET ordinal = excluded.ordinal, label = excluded.label, heading = excluded.heading`,
    [documentId, JSON.stringify(clauses)],
  );
}

export type NewClauseVersion = {
  id: string;
  clauseId: string;
  substance: string;
  evidence: EvidenceStatus;
  validFrom: string;
  validTo: string | null;
  contentHash: string;
};

export async function addClauseVersions(tx: Sql, versions: NewClauseVersion[]): Promise<void> {
  if (versions.length === 0) return;
  await tx.query(
    `INSERT INTO clause_version (id, clause_id, substance, evidence, valid_from, valid_to, content_hash)
     SELECT id, "clauseId", substance, evidence::evidence_status, "validFrom", "validTo", "contentHash"
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "clauseId" uuid, substance text, evidence text,
       "validFrom" date, "validTo" date, "contentHash" text)`,
    [JSON.stringify(versions)],
  );
}

/** Ends a dated text on a day; the day itself no longer belongs to it. */
export async function endClauseVersion(tx: Transaction, versionId: string, day: string): Promise<void> {
  const end = dateColumn(day);
  await tx.prisma.clauseVersion.updateMany({
    where: { id: versionId, validFrom: { lte: end }, OR: [{ validTo: null }, { validTo: { gt: end } }] },
    data: { validTo: end },
  });
}

/** Corrects what is known of a text that itself did not change: how well it was read, and from when to when it holds. */
export async function correctClauseVersion(
  tx: Transaction,
  { id, evidence, validFrom, validTo }: Pick<NewClauseVersion, 'id' | 'evidence' | 'validFrom' | 'validTo'>,
): Promise<void> {
  await tx.prisma.clauseVersion.updateMany({
    where: { id },
    data: { evidence, validFrom: dateColumn(validFrom), validTo: dateColumn(validTo) },
  });
}
