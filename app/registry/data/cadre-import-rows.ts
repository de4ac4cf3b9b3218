import type { Sql } from '~/platform/db.ts';
import type { KnownCadre, KnownPost, PastPost } from '../rules/known-cadre.ts';
import type { KnownOrganization } from '../rules/organization-lookup.ts';

/** Organizations in a subtree that have not ended. */
export const organizationsWithin = (sql: Sql, path: string): Promise<KnownOrganization[]> =>
  sql.query<KnownOrganization>(
    `SELECT id, code, name, path FROM organization WHERE path LIKE $1 || '%' AND ended_on IS NULL ORDER BY path`,
    [path],
  );

const KNOWN_POST = `jsonb_build_object('organizationId', p.organization_id, 'organizationName', o.name, 'postType', p.post_type,
  'title', p.title, 'employmentMode', p.employment_mode, 'startedOn', p.started_on,
  'concurrentAdministrativePost', p.concurrent_administrative_post)`;

/** People of an authority who bear one of the numbers or names, with their posts; `visible` says who lies in the subtree. */
export async function cadresNamed(
  sql: Sql,
  where: { rootId: string; path: string; numbers: readonly string[]; nameKeys: readonly string[] },
): Promise<KnownCadre[]> {
  type Row = Omit<KnownCadre, 'facts' | 'posts' | 'past'> & {
    sex: string | null;
    joinedPartyMonth: string | null;
    education: string | null;
    administrativePost: string | null;
    rankLevel: string | null;
    identityCategory: string | null;
    posts: KnownPost[] | null;
    past: PastPost[] | null;
  };
  const rows = await sql.query<Row>(
    `SELECT c.id, c.staff_number AS "staffNumber", c.name, c.name_key AS "nameKey", c.birth_month AS "birthMonth",
       c.home_organization_id AS "homeOrganizationId", home.name AS "homeOrganizationName", c.status = 'LEFT' AS "left",
       c.phone_blind AS "phoneBlind", c.sex::text AS sex, c.joined_party_month AS "joinedPartyMonth", c.education,
       c.administrative_post AS "administrativePost", c.rank_level AS "rankLevel", c.identity_category AS "identityCategory",
       home.path LIKE $2 || '%' OR coalesce(held.visible, false) AS visible, held.posts,
       held.past
     FROM cadre c JOIN organization home ON home.id = c.home_organization_id
     LEFT JOIN (
       SELECT p.cadre_id, bool_or(o.path LIKE $2 || '%') FILTER (WHERE p.ended_on IS NULL) AS visible,
         jsonb_agg(${KNOWN_POST} ORDER BY p.started_on DESC, p.id) FILTER (WHERE p.ended_on IS NULL) AS posts,
         jsonb_agg(${KNOWN_POST} || jsonb_build_object('endedOn', p.ended_on)) FILTER (WHERE p.ended_on IS NOT NULL) AS past
       FROM cadre_post p JOIN organization o ON o.id = p.organization_id JOIN cadre holder ON holder.id = p.cadre_id
       WHERE holder.root_id = $1::uuid AND (holder.staff_number = ANY($3::text[]) OR holder.name_key = ANY($4::text[]))
       GROUP BY p.cadre_id
     ) AS held ON held.cadre_id = c.id
     WHERE c.root_id = $1::uuid AND (c.staff_number = ANY($3::text[]) OR c.name_key = ANY($4::text[]))
     ORDER BY c.id`,
    [where.rootId, where.path, where.numbers, where.nameKeys],
  );
  return rows.map((row) => {
    const { sex, joinedPartyMonth, education, administrativePost, rankLevel, identityCategory, posts, past, ...known } =
      row;
    return {
      ...known,
      facts: {
        sex,
        birthMonth: row.birthMonth,
        joinedPartyMonth,
        education,
        administrativePost,
        rankLevel,
        identityCategory,
      },
      posts: posts ?? [],
      past: past ?? [],
    };
  });
}

/** The whole of a cadre that an import writes and an undo restores. */
export type CadreState = {
  id: string;
  staffNumber: string | null;
  name: string;
  nameKey: string;
  sex: string | null;
  birthMonth: string | null;
  homeOrganizationId: string;
  joinedPartyMonth: string | null;
  education: string | null;
  administrativePost: string | null;
  rankLevel: string | null;
  identityCategory: string | null;
  /** base64 */
  phoneCipher: string | null;
  phoneBlind: string | null;
  status: 'ACTIVE' | 'LEFT';
  version: number;
};

const STATE = `c.id, c.staff_number AS "staffNumber", c.name, c.name_key AS "nameKey", c.sex::text AS sex, c.birth_month AS "birthMonth",
  c.home_organization_id AS "homeOrganizationId", c.joined_party_month AS "joinedPartyMonth", c.education,
  c.administrative_post AS "administrativePost", c.rank_level AS "rankLevel", c.identity_category AS "identityCategory",
  encode(c.phone_cipher, 'base64') AS "phoneCipher", c.phone_blind AS "phoneBlind", c.status::text AS status, c.version`;

/** The state without what an import never changes. */
export function stateOf(row: CadreState & { accountId: string | null }): CadreState {
  const { accountId, ...state } = row;
  void accountId;
  return state;
}

/** Holds the named people of an authority until the end of the transaction. */
export const lockCadres = (
  tx: Sql,
  rootId: string,
  who: { ids: readonly string[]; numbers?: readonly string[] },
): Promise<(CadreState & { accountId: string | null })[]> =>
  tx.query<CadreState & { accountId: string | null }>(
    `SELECT ${STATE}, c.account_id AS "accountId" FROM cadre c
     WHERE c.root_id = $1::uuid AND (c.id = ANY($2::uuid[]) OR c.staff_number = ANY($3::text[])) ORDER BY c.id FOR UPDATE`,
    [rootId, who.ids, who.numbers ?? []],
  );

export type PostState = {
  id: string;
  cadreId: string;
  organizationId: string;
  postType: string;
  title: string;
  employmentMode: string;
  startedOn: string;
  endedOn: string | null;
  concurrentAdministrativePost: string | null;
  documentNumber: string | null;
  endDocumentNumber: string | null;
};

/** All posts of each of the people, past ones too, the oldest first. */
export async function postsByCadre(tx: Sql, cadreIds: readonly string[]): Promise<Map<string, PostState[]>> {
  const rows = await tx.query<PostState>(
    `SELECT id, cadre_id AS "cadreId", organization_id AS "organizationId", post_type::text AS "postType", title,
       employment_mode::text AS "employmentMode", started_on::text AS "startedOn", ended_on::text AS "endedOn",
       concurrent_administrative_post AS "concurrentAdministrativePost", document_number AS "documentNumber",
       end_document_number AS "endDocumentNumber"
     FROM cadre_post WHERE cadre_id = ANY($1::uuid[]) ORDER BY started_on, id`,
    [cadreIds],
  );
  const posts = new Map<string, PostState[]>();
  for (const post of rows) {
    const known = posts.get(post.cadreId);
    if (known) known.push(post);
    else posts.set(post.cadreId, [post]);
  }
  return posts;
}

/** Which of these ids an import of this batch made or touched before. */
export async function touchedByBatch(tx: Sql, batchId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT result_id AS id FROM import_row WHERE batch_id = $1::uuid AND result_id = ANY($2::uuid[])`,
    [batchId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

const VALUES = `(r->>'id')::uuid AS id, r->>'staffNumber' AS staff_number, r->>'name' AS name, r->>'nameKey' AS name_key,
  (r->>'sex')::sex AS sex, r->>'birthMonth' AS birth_month, (r->>'homeOrganizationId')::uuid AS home_organization_id,
  r->>'joinedPartyMonth' AS joined_party_month, r->>'education' AS education, r->>'administrativePost' AS administrative_post,
  r->>'rankLevel' AS rank_level, r->>'identityCategory' AS identity_category, decode(r->>'phoneCipher', 'base64') AS phone_cipher,
  r->>'phoneBlind' AS phone_blind, (r->>'status')::cadre_status AS status, (r->>'version')::int AS version`;

export async function insertCadres(tx: Sql, rootId: string, rows: readonly CadreState[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO cadre (root_id, updated_at, id, staff_number, name, name_key, sex, birth_month, home_organization_id, joined_party_month,
       education, administrative_post, rank_level, identity_category, phone_cipher, phone_blind, status, version)
     SELECT $1::uuid, clock_timestamp(), v.* FROM (SELECT ${VALUES} FROM jsonb_array_elements($2::jsonb) AS r) AS v`,
    [rootId, JSON.stringify(rows)],
  );
}

export async function updateCadres(tx: Sql, rows: readonly CadreState[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `UPDATE cadre c SET staff_number = v.staff_number, name = v.name, name_key = v.name_key, sex = v.sex, birth_month = v.birth_month,
       home_organization_id = v.home_organization_id, joined_party_month = v.joined_party_month, education = v.education,
       administrative_post = v.administrative_post, rank_level = v.rank_level, identity_category = v.identity_category,
       phone_cipher = v.phone_cipher, phone_blind = v.phone_blind, status = v.status, version = v.version, updated_at = clock_timestamp()
     FROM (SELECT ${VALUES} FROM jsonb_array_elements($1::jsonb) AS r) AS v WHERE c.id = v.id`,
    [JSON.stringify(rows)],
  );
}

const POST_VALUES = `(r->>'id')::uuid AS id, (r->>'cadreId')::uuid AS cadre_id, (r->>'organizationId')::uuid AS organization_id,
  (r->>'postType')::post_type AS post_type, r->>'title' AS title, (r->>'employmentMode')::employment_mode AS employment_mode,
  (r->>'startedOn')::date AS started_on, (r->>'endedOn')::date AS ended_on,
  r->>'concurrentAdministrativePost' AS concurrent_administrative_post, r->>'documentNumber' AS document_number,
  r->>'endDocumentNumber' AS end_document_number`;

/** Inserts posts, and brings those that are there to the given state. */
export async function savePosts(tx: Sql, rows: readonly PostState[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO cadre_post (id, cadre_id, organization_id, post_type, title, employment_mode, started_on, ended_on, concurrent_administrative_post,
       document_number, end_document_number)
     SELECT ${POST_VALUES} FROM jsonb_array_elements($1::jsonb) AS r
     ON CONFLICT (id) DO UPDATE SET post_type = excluded.post_type, title = excluded.title, employment_mode = excluded.employment_mode,
       started_on = excluded.started_on, ended_on = excluded.ended_on,
       concurrent_administrative_post = excluded.concurrent_administrative_post,
       document_number = excluded.document_number, end_document_number = excluded.end_document_number`,
    [JSON.stringify(rows)],
  );
}

export async function deletePosts(tx: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.query(`DELETE FROM cadre_post WHERE id = ANY($1::uuid[])`, [ids]);
}

export async function deleteCadres(tx: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.query(`DELETE FROM cadre WHERE id = ANY($1::uuid[])`, [ids]);
}

/**
 * Which of these people something else already rests on: a certificate, a credit, a registration. Whatever table names
 * a person by `cadre_id` is asked, so that a table added later is asked as well.
 */
export async function cadresInUse(tx: Sql, ids: readonly string[]): Promise<Set<string>> {
  const tables = await tx.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'cadre_id' AND table_name <> 'cadre_post' AND data_type = 'uuid'`,
  );
  if (tables.length === 0 || ids.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    tables.map(({ name }) => `SELECT cadre_id AS id FROM ${name} WHERE cadre_id = ANY($1::uuid[])`).join(' UNION '),
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}
