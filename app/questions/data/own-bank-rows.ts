import type { Sql } from '~/platform/db.ts';

export type WritableBank = {
  id: string;
  title: string;
  rootId: string;
  organizationId: string;
  path: string;
  fromRepository: boolean;
  demonstration: boolean;
};

const SELECT = `SELECT b.id::text, b.title, b.root_id::text AS "rootId", b.organization_id::text AS "organizationId",
    o.path, b.from_repository AS "fromRepository", root.demonstration
  FROM question_bank b JOIN organization o ON o.id = b.organization_id JOIN organization root ON root.id = b.root_id`;

/** A bank, locked until the transaction ends: codes are counted up under this lock. */
export async function lockBankById(tx: Sql, id: string): Promise<WritableBank | null> {
  const [bank] = await tx.query<WritableBank>(`${SELECT} WHERE b.id = $1::uuid FOR UPDATE OF b`, [id]);
  return bank ?? null;
}

/** The bank that an organization writes itself; made, and named after it, when it is first needed. */
export async function lockOwnBank(tx: Sql, newBankId: string, organizationId: string): Promise<WritableBank | null> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('own-bank:' || $1, 0))::text`, [organizationId]);
  await tx.query(
    `INSERT INTO question_bank (id, root_id, organization_id, code, title, title_en, from_repository, demonstration)
     SELECT $1::uuid, o.root_id, o.id, 'own-' || o.id, o.name || '题库', 'Question bank of ' || o.name, false,
            root.demonstration
     FROM organization o JOIN organization root ON root.id = o.root_id
     WHERE o.id = $2::uuid AND NOT EXISTS (
       SELECT 1 FROM question_bank b WHERE b.organization_id = o.id AND NOT b.from_repository)`,
    [newBankId, organizationId],
  );
  const [bank] = await tx.query<WritableBank>(
    `${SELECT} WHERE b.organization_id = $1::uuid AND NOT b.from_repository ORDER BY b.created_at, b.id LIMIT 1 FOR UPDATE OF b`,
    [organizationId],
  );
  return bank ?? null;
}

/** Banks whose organization lies in one of the subtrees. */
export const banksWithin = (on: Sql, paths: readonly string[]): Promise<WritableBank[]> =>
  on.query<WritableBank>(
    `${SELECT} WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) AS scope(path) WHERE o.path LIKE scope.path || '%')
     ORDER BY b.from_repository, o.depth, b.title, b.id`,
    [paths],
  );
