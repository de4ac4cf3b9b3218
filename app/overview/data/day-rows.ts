import { inScopes } from '~/identity/data/scope-sql.ts';
import type { Sql } from '~/platform/db.ts';

/** Passes that a named officer has yet to confirm, and for how many days the oldest waits. */
export const resultsWaiting = async (on: Sql, scopes: readonly string[]): Promise<{ n: number; oldestDays: number }> =>
  (
    await on.query<{ n: number; oldestDays: number }>(
      `SELECT count(*)::int AS n, coalesce(floor(extract(epoch FROM now() - min(e.flagged_at)) / 86400), 0)::int AS "oldestDays"
       FROM eligibility e JOIN organization o ON o.id = e.organization_id WHERE e.status = 'FLAGGED' AND ${inScopes('o.path', '$1')}`,
      [scopes],
    )
  )[0] ?? { n: 0, oldestDays: 0 };

export type AmbiguousBatch = { id: string; fileName: string; rows: number; valid: number };

/** Imports of the given kinds that wait until somebody says who is meant in which row. */
export const ambiguousBatches = (
  on: Sql,
  scopes: readonly { kind: string; path: string }[],
): Promise<AmbiguousBatch[]> =>
  on.query<AmbiguousBatch>(
    `SELECT b.id::text, f.name AS "fileName", count(*) FILTER (WHERE r.status = 'AMBIGUOUS' AND r.decision IS NULL)::int AS rows,
            count(*) FILTER (WHERE r.status = 'VALID')::int AS valid
     FROM import_batch b JOIN organization o ON o.id = b.organization_id JOIN stored_file f ON f.id = b.file_id JOIN import_row r ON r.batch_id = b.id
     WHERE b.status = 'READY' AND EXISTS (SELECT 1 FROM jsonb_to_recordset($1::jsonb) AS s(kind text, path text) WHERE b.kind = s.kind AND o.path LIKE s.path || '%')
     GROUP BY b.id, f.name HAVING count(*) FILTER (WHERE r.status = 'AMBIGUOUS' AND r.decision IS NULL) > 0 ORDER BY b.created_at DESC, b.id DESC`,
    [JSON.stringify(scopes)],
  );

export type RotationClassStep = {
  id: string;
  title: string;
  seriesNo: number | null;
  on: string;
  people: number;
  done: boolean;
};

/** The classes of a plan with how many members of the subtrees each trained, or will; everybody counts in one of them. */
export const rotationSteps = (on: Sql, planId: string, scopes: readonly string[]): Promise<RotationClassStep[]> =>
  on.query<RotationClassStep>(
    `SELECT c.id::text, c.title, c.series_no AS "seriesNo", c.ends_on::text AS "on", count(*)::int AS people, c.status = 'COMPLETED' AS done
     FROM training_class c JOIN class_enrolment e ON e.class_id = c.id
     JOIN rotation_plan_member m ON m.plan_id = c.plan_id AND m.cadre_id = e.cadre_id
     JOIN organization o ON o.id = m.organization_id
     WHERE c.plan_id = $1::uuid AND ${inScopes('o.path', '$2')} AND (
       (c.status = 'COMPLETED' AND m.completed_class_id = c.id) OR
       (c.status IN ('PLANNED', 'RUNNING') AND e.result IN ('ENROLLED', 'COMPLETED') AND m.completed_on IS NULL AND m.exempt_reason IS NULL
        AND NOT EXISTS (SELECT 1 FROM class_enrolment e2 JOIN training_class c2 ON c2.id = e2.class_id WHERE e2.cadre_id = e.cadre_id
          AND c2.plan_id = c.plan_id AND c2.status IN ('PLANNED', 'RUNNING') AND e2.result IN ('ENROLLED', 'COMPLETED')
          AND (c2.starts_on, c2.id) < (c.starts_on, c.id))))
     GROUP BY c.id ORDER BY c.ends_on, c.id`,
    [planId, scopes],
  );
