import { sql } from '~/platform/db.ts';

export const HEAD = [
  '人员编码',
  '姓名',
  '出生年月',
  '组织编码',
  '党内职务',
  '专/兼职',
  '任职起始',
  '职务层次/职级',
  '手机号',
];

/** A line of a roster below `HEAD`. */
export const line = (
  number: string | null,
  name: string,
  birth: string | number | null,
  code: string,
  post = '支部书记',
  since: string | number = '2024-03',
) => [number, name, birth, code, post, '兼职', since, '四级调研员', null] as const;

/** The people of an authority who came by an import, with how many posts they hold now. */
export const people = (rootId: string) =>
  sql.query<{ name: string; number: string | null; posts: number; version: number }>(
    `SELECT c.name, c.staff_number AS number, c.version,
       (SELECT count(*)::int FROM cadre_post p WHERE p.cadre_id = c.id AND p.ended_on IS NULL) AS posts
     FROM cadre c WHERE c.root_id = $1 AND c.account_id IS NULL ORDER BY c.staff_number NULLS LAST, c.name`,
    [rootId],
  );
