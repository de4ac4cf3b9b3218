import type { Sql } from '~/platform/db.ts';
import type { FirstSteps } from '../rules/first-steps.ts';

/** Which first steps of an authority are done. */
export async function firstStepsDone(on: Sql, rootId: string): Promise<FirstSteps | null> {
  const [row] = await on.query<FirstSteps>(
    `SELECT
       EXISTS (SELECT FROM organization WHERE root_id = $1::uuid AND parent_id IS NOT NULL) AS organizations,
       EXISTS (SELECT FROM cadre WHERE root_id = $1::uuid) AS cadres,
       EXISTS (SELECT FROM cadre WHERE root_id = $1::uuid AND account_id IS NOT NULL) AS accounts,
       (SELECT count(DISTINCT g.role) FROM "grant" g JOIN organization o ON o.id = g.organization_id
        WHERE o.root_id = $1::uuid AND g.valid_to IS NULL AND g.role IN ('EXAM_OFFICER', 'ITEM_WRITER', 'ITEM_REVIEWER')) = 3 AS duties,
       EXISTS (SELECT FROM question q JOIN question_bank b ON b.id = q.bank_id
               WHERE b.root_id = $1::uuid AND q.pool = 'LIVE' AND q.status = 'RELEASED') AS questions,
       EXISTS (SELECT FROM exam_policy WHERE root_id = $1::uuid) AS policy,
       EXISTS (SELECT FROM exam_session WHERE root_id = $1::uuid AND status <> 'DRAFT') AS session,
       EXISTS (SELECT FROM scheme_level_version v JOIN certification_scheme s ON s.id = v.scheme_id
               WHERE s.root_id = $1::uuid) AS level`,
    [rootId],
  );
  return row ?? null;
}
