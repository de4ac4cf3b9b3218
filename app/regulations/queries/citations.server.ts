import { sqlRead } from '~/platform/db.ts';
import type { Citation } from '../rules/regulation-views.ts';

/** What cites the clauses of a document, in the order of the clauses. */
export const citationsOf = (documentId: string): Promise<Citation[]> =>
  sqlRead.query<Citation>(
    `SELECT c.article, t.citer_type AS "citerType", t.title, t.title_en AS "titleEn", t.href
     FROM clause c JOIN citation t ON t.clause_id = c.id
     WHERE c.document_id = $1::uuid ORDER BY c.ordinal, t.citer_type, t.href`,
    [documentId],
  );

/** What cites one clause: for whoever answers `regulation-clause-changed`. */
export const citersOfClause = (clauseId: string, citerType: string): Promise<{ citerId: string }[]> =>
  sqlRead.query<{ citerId: string }>(
    `SELECT citer_id::text AS "citerId" FROM citation WHERE clause_id = $1::uuid AND citer_type = $2`,
    [clauseId, citerType],
  );
