import type { Sql } from '~/platform/db.ts';
import type { GradeDetail } from '../rules/grade-paper.ts';

/**
 * Writes the marks of a frozen sheet.
 *
 * @param gradedBefore when it was last marked, as read with the sheet: a marking of an older sheet is not written
 * @returns false when it was marked already, or is not to be marked
 */
export async function writeGrade(
  tx: Sql,
  attemptId: string,
  detail: GradeDetail,
  gradedBefore: Date | null,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE attempt SET status = 'GRADED', graded_at = clock_timestamp(), score = $2::numeric, passed = $3::boolean,
       grade_detail = $4::jsonb
     WHERE id = $1::uuid AND status = 'SUBMITTED' AND graded_at IS NOT DISTINCT FROM $5::timestamptz RETURNING id`,
    [attemptId, detail.score, detail.passed, JSON.stringify(detail), gradedBefore],
  );
  return rows.length === 1;
}
