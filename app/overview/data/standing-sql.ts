/*
 * Where people stand, as SQL that lists and figures share, so that a figure and the list behind it cannot differ.
 * `only` narrows to some people, such as `e.cadre_id = ANY($1::uuid[])`; without it everybody is meant.
 */

/** Passes of the pre-appointment test by person: `valid`, `waiting`, `expired`, `until`. @param day placeholder of a date */
export const passSql = (day: string, only?: string): string => `
  SELECT e.cadre_id, bool_or(e.status = 'CONFIRMED' AND e.valid_from <= ${day} AND (e.valid_until IS NULL OR e.valid_until >= ${day})) AS valid,
         bool_or(e.status IN ('FLAGGED', 'HELD')) AS waiting, bool_or(e.status = 'CONFIRMED' AND e.valid_until < ${day}) AS expired,
         CASE WHEN bool_or(e.status = 'CONFIRMED' AND e.valid_until IS NULL) THEN NULL
              ELSE max(e.valid_until) FILTER (WHERE e.status = 'CONFIRMED') END AS until
  FROM eligibility e WHERE e.occasion IN ('PRE_APPOINTMENT', 'PRE_ELECTION')${and(only)} GROUP BY e.cadre_id`;

/** Exemptions from the test that are in force, by person: `until`. @param day placeholder of a date */
export const exemptSql = (day: string, only?: string): string => `
  SELECT e.cadre_id, CASE WHEN bool_or(e.valid_until IS NULL) THEN NULL ELSE max(e.valid_until) END AS until
  FROM test_exemption e WHERE e.withdrawn_at IS NULL AND e.valid_from <= ${day} AND (e.valid_until IS NULL OR e.valid_until >= ${day})
    AND e.occasion IN ('PRE_APPOINTMENT', 'PRE_ELECTION')${and(only)} GROUP BY e.cadre_id`;

/** Sessions of the test to come for which a person is registered: `opens_at`. In `only` the person is `e.cadre_id`. */
export const registeredSql = (only?: string): string => `
  SELECT e.cadre_id, min(s.opens_at) AS opens_at FROM session_registration e JOIN exam_session s ON s.id = e.session_id
  WHERE e.status = 'REGISTERED' AND s.status IN ('PUBLISHED', 'REGISTRATION_CLOSED') AND s.closes_at > now()
    AND s.occasion IN ('PRE_APPOINTMENT', 'PRE_ELECTION')${and(only)}
    AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.session_id = s.id AND a.cadre_id = e.cadre_id AND a.kind = 'OFFICIAL' AND a.status IN ('SUBMITTED', 'GRADED'))
  GROUP BY e.cadre_id`;

/** The one standing that counts, of somebody joined with `pass`, `exempt` and `registered`. */
export const TEST_STANDING = `CASE WHEN pass.valid THEN 'VALID' WHEN exempt.cadre_id IS NOT NULL THEN 'EXEMPT' WHEN pass.waiting THEN 'WAITING'
  WHEN registered.cadre_id IS NOT NULL THEN 'REGISTERED' WHEN pass.expired THEN 'EXPIRED' ELSE 'NONE' END`;

/** Until when that standing lasts: the exemption, where it is one, else the last pass. */
export const TEST_UNTIL = `CASE WHEN pass.valid IS NOT TRUE AND exempt.cadre_id IS NOT NULL THEN exempt.until ELSE pass.until END`;

/**
 * Members of a rotation plan: `standing`, as the plan's own pages count it (a test compares them), and `series_no` of the
 * class to come. @param plan placeholder of its id
 */
export const rotationSql = (plan: string, only?: string): string => `
  SELECT e.cadre_id, CASE WHEN e.completed_on IS NOT NULL THEN 'DONE' WHEN e.exempt_reason IS NOT NULL THEN 'EXEMPT'
           WHEN part.next_id IS NOT NULL THEN 'SCHEDULED' WHEN part.missed THEN 'MISSED' ELSE 'UNPLANNED' END AS standing,
         (SELECT next.series_no FROM training_class next WHERE next.id = part.next_id) AS series_no
  FROM rotation_plan_member e
  LEFT JOIN (
    SELECT n.cadre_id,
      (array_agg(c.id ORDER BY c.starts_on, c.id) FILTER (WHERE c.status IN ('PLANNED', 'RUNNING') AND n.result IN ('ENROLLED', 'COMPLETED')))[1] AS next_id,
      bool_or(c.status <> 'CANCELLED' AND (n.result IN ('NOT_COMPLETED', 'WITHDRAWN') OR (c.status = 'COMPLETED' AND n.result <> 'COMPLETED'))) AS missed
    FROM training_class c JOIN class_enrolment n ON n.class_id = c.id WHERE c.plan_id = ${plan} GROUP BY n.cadre_id) AS part
    ON part.cadre_id = e.cadre_id
  WHERE e.plan_id = ${plan}${and(only)}`;

/** Hours of a calendar year by person; entries that were reversed do not count. @param year placeholder of a number */
export const hoursSql = (year: string, only?: string): string => `
  SELECT e.cadre_id, sum(e.hours)::float8 AS hours FROM credit_entry e
  WHERE e.occurred_on >= make_date(${year}, 1, 1) AND e.occurred_on <= make_date(${year}, 12, 31) AND e.reverses_id IS NULL${and(only)}
    AND NOT EXISTS (SELECT 1 FROM credit_entry r WHERE r.reverses_id = e.id)
  GROUP BY e.cadre_id`;

const and = (only: string | undefined): string => (only ? ` AND ${only}` : '');
