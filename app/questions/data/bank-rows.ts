import type { Database, Sql } from '~/platform/db.ts';

export type RootRow = { id: string; demonstration: boolean };

/** The root organization of every authority. */
export const roots = (on: Database): Promise<RootRow[]> =>
  on.prisma.organization.findMany({
    where: { parentId: null },
    select: { id: true, demonstration: true },
    orderBy: { id: 'asc' },
  });

export type BankRow = {
  id: string;
  rootId: string;
  organizationId: string;
  code: string;
  title: string;
  titleEn: string;
  fromRepository: boolean;
  demonstration: boolean;
  contentHash: string | null;
};

const COLUMNS = `id::text, root_id::text AS "rootId", organization_id::text AS "organizationId", code, title,
  title_en AS "titleEn", from_repository AS "fromRepository", demonstration, content_hash AS "contentHash"`;

/** A bank by its code within an authority, locked until the transaction ends. */
export async function lockBank(tx: Sql, rootId: string, code: string): Promise<BankRow | null> {
  const [row] = await tx.query<BankRow>(
    `SELECT ${COLUMNS} FROM question_bank WHERE root_id = $1::uuid AND code = $2 FOR UPDATE`,
    [rootId, code],
  );
  return row ?? null;
}

export async function saveBank(tx: Sql, bank: BankRow): Promise<void> {
  await tx.query(
    `INSERT INTO question_bank (id, root_id, organization_id, code, title, title_en, from_repository, demonstration, content_hash)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_en = excluded.title_en,
       demonstration = excluded.demonstration, content_hash = excluded.content_hash`,
    [
      bank.id,
      bank.rootId,
      bank.organizationId,
      bank.code,
      bank.title,
      bank.titleEn,
      bank.fromRepository,
      bank.demonstration,
      bank.contentHash,
    ],
  );
}

export async function saveTopics(tx: Sql, topics: { code: string; title: string; titleEn: string }[]): Promise<void> {
  await tx.query(
    `INSERT INTO topic (code, title, title_en, ordinal)
     SELECT value->>'code', value->>'title', value->>'titleEn', ordinality::int
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY
     ON CONFLICT (code) DO UPDATE SET title = excluded.title, title_en = excluded.title_en, ordinal = excluded.ordinal`,
    [JSON.stringify(topics)],
  );
}
