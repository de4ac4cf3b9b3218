/**
 * The organizations through which a person `c` is seen: the home organization first, then those of current posts, never
 * a past one. With `title` of the post, and `rank` for the order.
 */
export const REACHED_THROUGH = `SELECT c.home_organization_id AS id, NULL::text AS title, 0 AS rank
  UNION ALL SELECT p.organization_id, p.title, 1 FROM cadre_post p WHERE p.cadre_id = c.id AND p.ended_on IS NULL`;
