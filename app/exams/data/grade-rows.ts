import type { Sql } from '~/platform/db.ts';
import type { GradeDetail } from '../rules/grade-paper.ts';

/** The number of the marking that is being written; SQL on the attempt as it was before. */
export const NEXT_MARKING = `jsonb_build_object('marking',
  coalesce((grade_detail ->> 'marking')::int, CASE WHEN graded_at IS NULL THEN 0 ELSE 1 END) + 1)`;

/**
 * Writes the marks of a frozen sheet.
 *
 * @param gradedBefore when it was last marked, as read with the sheet: a marking of an older sheet is not written
 * @returns which marking of this sheet it is, from 1; null when it was marked already, or is not to be marked
 */
export async function writeGrade(
  tx: Sql,
  attemptId: string,
  detail: GradeDetail,
  gradedBefore: Date | null,
): Promise<number | null> {
  const rows = await tx.query<{ marking: number }>(
    `UPDATE attempt SET status = 'GRADED', graded_at = clock_timestamp(), score = $2::numeric, passed = $3::boolean,
       grade_detail = $4::jsonb || ${NEXT_MARKING}
     WHERE id = $1::uuid AND status = 'SUBMITTED' AND graded_at IS NOT DISTINCT FROM $5::timestamptz
     RETURNING (grade_detail ->> 'marking')::int AS marking`,
    [attemptId, detail.score, detail.passed, JSON.stringify(detail), gradedBefore],
  );
  return rows[0]?.marking ?? null;
}
