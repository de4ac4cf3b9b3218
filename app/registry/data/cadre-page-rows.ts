import type { Sql } from '~/platform/db.ts';
import type { CadrePage, ShownPost } from '../rules/cadre-page.ts';
import { TERM_SOON_DAYS } from '../rules/term-end.ts';

export type CadreRow = Omit<CadrePage, 'posts' | 'phone' | 'mayWrite'> & {
  phoneCipher: Uint8Array | null;
  homePath: string;
  rootId: string;
};
export type PostRow = Omit<ShownPost, 'mayChange'> & { path: string };

export async function findCadre(sql: Sql, id: string): Promise<CadreRow | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const [row] = await sql.query<CadreRow>(
    `SELECT c.id, c.version, c.root_id AS "rootId", c.name, c.staff_number AS "staffNumber", c.sex::text AS sex, c.birth_month AS "birthMonth",
       c.home_organization_id AS "homeOrganizationId", home.name AS "homeOrganizationName", home.path AS "homePath",
       c.joined_party_month AS "joinedPartyMonth", c.education, c.administrative_post AS "administrativePost", c.rank_level AS "rankLevel",
       c.identity_category AS "identityCategory", c.phone_cipher AS "phoneCipher", c.phone_cipher IS NOT NULL AS "hasPhone",
       c.status = 'LEFT' AS "left", c.account_id AS "accountId",
       CASE WHEN c.account_id IS NULL THEN 'none' WHEN a.status = 'PENDING' THEN 'pending' ELSE 'active' END AS account
     FROM cadre c JOIN organization home ON home.id = c.home_organization_id LEFT JOIN account a ON a.id = c.account_id
     WHERE c.id = $1::uuid`,
    [id],
  );
  return row ?? null;
}

/** All posts, present ones first, the newest first; of those held today whether the term is over, or soon will be. */
export const shownPosts = (sql: Sql, cadreId: string, today: string): Promise<PostRow[]> =>
  sql.query<PostRow>(
    `SELECT post.*, CASE WHEN "endedOn" IS NOT NULL THEN NULL WHEN "termEnd"::date < $2::date THEN 'over'
       WHEN "termEnd"::date <= $2::date + ${TERM_SOON_DAYS} THEN 'soon' END AS "termState" FROM (
     SELECT p.id, p.organization_id AS "organizationId", o.name AS "organizationName", o.path, p.post_type::text AS "postType", p.title,
       p.employment_mode::text AS "employmentMode", p.started_on::text AS "startedOn", p.ended_on::text AS "endedOn",
       p.term_years AS "termYears", coalesce((p.started_on + make_interval(years => p.term_years))::date,
         (profile.term_start + make_interval(years => profile.term_years))::date)::text AS "termEnd",
       p.concurrent_administrative_post AS "concurrentAdministrativePost", p.document_number AS "documentNumber",
       p.end_document_number AS "endDocumentNumber"
     FROM cadre_post p JOIN organization o ON o.id = p.organization_id LEFT JOIN organization_profile profile ON profile.organization_id = o.id
     WHERE p.cadre_id = $1::uuid) AS post ORDER BY "endedOn" IS NOT NULL, "startedOn" DESC, id`,
    [cadreId, today],
  );

/** Holds a person until the end of the transaction. @returns the version now */
export async function lockCadre(tx: Sql, id: string): Promise<number | null> {
  const [row] = await tx.query<{ version: number }>(`SELECT version FROM cadre WHERE id = $1::uuid FOR UPDATE`, [id]);
  return row?.version ?? null;
}

export type CadreFields = {
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
  phoneCipher: string | null;
  phoneBlind: string | null;
};

export async function updateCadre(tx: Sql, id: string, f: CadreFields): Promise<void> {
  await tx.query(
    `UPDATE cadre SET staff_number = $2, name = $3, name_key = $4, sex = $5::sex, birth_month = $6, home_organization_id = $7::uuid,
       joined_party_month = $8, education = $9, administrative_post = $10, rank_level = $11, identity_category = $12,
       phone_cipher = decode($13, 'base64'), phone_blind = $14, version = version + 1, updated_at = clock_timestamp() WHERE id = $1::uuid`,
    [
      id,
      f.staffNumber,
      f.name,
      f.nameKey,
      f.sex,
      f.birthMonth,
      f.homeOrganizationId,
      f.joinedPartyMonth,
      f.education,
      f.administrativePost,
      f.rankLevel,
      f.identityCategory,
      f.phoneCipher,
      f.phoneBlind,
    ],
  );
}

/** @returns who else in the authority has this staff number */
export async function holderOfNumber(sql: Sql, rootId: string, number: string): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>(`SELECT id FROM cadre WHERE root_id = $1::uuid AND staff_number = $2`, [
    rootId,
    number,
  ]);
  return row?.id ?? null;
}

export type PostFields = {
  organizationId: string;
  postType: string;
  title: string;
  employmentMode: string;
  startedOn: string;
  termYears: number | null;
  concurrentAdministrativePost: string | null;
  documentNumber: string | null;
};

export async function savePost(tx: Sql, id: string, cadreId: string, f: PostFields): Promise<void> {
  await tx.query(
    `INSERT INTO cadre_post (id, cadre_id, organization_id, post_type, title, employment_mode, started_on, term_years,
       concurrent_administrative_post, document_number)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::post_type, $5, $6::employment_mode, $7::date, $8::int, $9, $10)
     ON CONFLICT (id) DO UPDATE SET post_type = excluded.post_type, title = excluded.title, employment_mode = excluded.employment_mode,
       started_on = excluded.started_on, term_years = excluded.term_years,
       concurrent_administrative_post = excluded.concurrent_administrative_post, document_number = excluded.document_number`,
    [
      id,
      cadreId,
      f.organizationId,
      f.postType,
      f.title,
      f.employmentMode,
      f.startedOn,
      f.termYears,
      f.concurrentAdministrativePost,
      f.documentNumber,
    ],
  );
}

/** Ends posts that are held: one by its id, or all of a person. @returns how many */
export async function endPosts(
  tx: Sql,
  which: { cadreId: string; postId: string | null },
  endedOn: string,
  documentNumber: string | null,
): Promise<number> {
  const rows = await tx.query(
    `UPDATE cadre_post SET ended_on = greatest($3::date, started_on), end_document_number = $4
     WHERE cadre_id = $1::uuid AND ($2::uuid IS NULL OR id = $2::uuid) AND ended_on IS NULL RETURNING 1`,
    [which.cadreId, which.postId, endedOn, documentNumber],
  );
  return rows.length;
}

export async function setCadreStatus(tx: Sql, id: string, status: 'ACTIVE' | 'LEFT'): Promise<void> {
  await tx.query(`UPDATE cadre SET status = $2::cadre_status WHERE id = $1::uuid`, [id, status]);
}

/** Counts a change of the person or of a post: forms and imports that saw an older version are refused. */
export async function touchCadre(tx: Sql, id: string): Promise<void> {
  await tx.query(`UPDATE cadre SET version = version + 1, updated_at = clock_timestamp() WHERE id = $1::uuid`, [id]);
}
