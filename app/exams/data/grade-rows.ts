import type { Sql } from '~/platform/db.ts';
import type { GradeDetail } from '../rules/grade-paper.ts';

/** Writes the marks of a frozen sheet. @returns false when it was marked already, or is not to be marked */
export async function writeGrade(tx: Sql, attemptId: string, detail: GradeDetail): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE attempt SET status = 'GRADED', graded_at = clock_timestamp(), score = $2::numeric, passed = $3::boolean,
       grade_detail = $4::jsonb
     WHERE id = $1::uuid AND status = 'SUBMITTED' RETURNING id`,
    [attemptId, detail.score, detail.passed, JSON.stringify(detail)],
  );
  return rows.length === 1;
}
