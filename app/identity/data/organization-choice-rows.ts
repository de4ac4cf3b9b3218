import type { Sql } from '~/platform/db.ts';
import { inScopes } from './scope-sql.ts';

/** Which organizations may be chosen: those of the subtrees that have not ended, without the subtree of `without`. */
export type Choosable = { scopes: readonly string[]; without: string | null };

export type ChoosableRow = { id: string; code: string; name: string; path: string; depth: number };
export type FoundRow = ChoosableRow & { exact: boolean; total: number };

const CHOOSABLE = `${inScopes('o.path', '$1')} AND o.ended_on IS NULL AND ($2::text IS NULL OR NOT o.path ^@ $2::text)`;

/** The first of them in the order of the tree. */
export const listChoosable = (sql: Sql, { scopes, without }: Choosable, limit: number): Promise<ChoosableRow[]> =>
  sql.query<ChoosableRow>(
    `SELECT o.id, o.code, o.name, o.path, o.depth FROM organization o WHERE ${CHOOSABLE} ORDER BY o.path LIMIT $3::int`,
    [scopes, without, limit],
  );

/** A name need not be typed whole, nor in one piece; these columns of the organization itself are looked through. */
const ITSELF = ['o.name', 'o.short_name', 'o.code'];
/** Five units above count as well, so that 「审计局 第二支部」 finds the one branch of that name which is meant. */
const ABOVE = [1, 2, 3, 4, 5].map((n) => `above${n}`);

/**
 * Organizations that every word fits, at least one of the words the organization itself; the rest may name units above
 * it. Exactly this name, short name or code comes first, then what begins so, then the higher in the tree.
 */
export function searchChoosable(
  sql: Sql,
  { scopes, without }: Choosable,
  text: string,
  limit: number,
): Promise<FoundRow[]> {
  const words = text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const like = words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const fits = (columns: readonly string[], at: number): string =>
    `(${columns.map((column) => `${column} ILIKE $${at + 5}`).join(' OR ')})`;
  const itself = words.map((_, at) => fits(ITSELF, at));
  const far = words.length > 1;
  const anywhere = words.map((_, at) =>
    fits([...ITSELF, ...ABOVE.flatMap((one) => [`${one}.name`, `${one}.short_name`])], at),
  );
  const conditions = far ? [`(${itself.join(' OR ')})`, ...anywhere] : itself;
  return sql.query<FoundRow>(
    `SELECT o.id, o.code, o.name, o.path, o.depth, count(*) OVER ()::int AS total,
       (lower(o.code) = lower($3) OR o.name = $3 OR o.short_name = $3) IS TRUE AS exact
     FROM organization o ${far ? ABOVE.map((one, n) => `LEFT JOIN organization ${one} ON ${one}.id = ${ABOVE[n - 1] ?? 'o'}.parent_id`).join(' ') : ''}
     WHERE ${[CHOOSABLE, ...conditions].join(' AND ')}
     ORDER BY exact DESC, (o.name ^@ $3 OR o.short_name ^@ $3 OR o.code ^@ $3) IS NOT TRUE, o.depth, o.path LIMIT $4::int`,
    [scopes, without, text, limit, ...like],
  );
}

const MOST_WORDS = 5;

/** Names by path. */
export const namesAt = (sql: Sql, paths: readonly string[]): Promise<{ path: string; name: string }[]> =>
  sql.query<{ path: string; name: string }>(
    `SELECT path, coalesce(nullif(short_name, ''), name) AS name FROM organization WHERE path = ANY($1::text[])`,
    [paths],
  );
