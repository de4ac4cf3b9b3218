import { sqlRead } from '~/platform/db.ts';
import type { Citation } from '../rules/regulation-views.ts';

/** What cites the clauses of a document, in the order of the clauses. */
export const citationsOf = async (documentId: string): Promise<Citation[]> =>
  sqlRead.query<Citation>(
    `SELECT c.article, t.citer_type AS "citerType", t.title, t.title_en AS "titleEn", t.href
     FROM clause c JOIN citation t ON t.clause_id = c.id
     WHERE c.document_id = $1::uuid ORDER BY c.ordinal, t.citer_type, t.href`,
    [documentId],
  );
