import { flagEligibility } from '~/exams/commands/flag-eligibility.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import type { Paper } from '~/exams/rules/paper.ts';
import { sql } from '~/platform/db.ts';

/** Marks a sitting with everything right, as the worker would. */
export async function gradeRight(id: string): Promise<void> {
  const [row] = await sql.query<{ paper: Paper }>(`SELECT paper FROM attempt WHERE id = $1`, [id]);
  const right = Object.fromEntries(
    (row?.paper.items ?? []).map((item, place) => {
      const letter = (option: string): string => String.fromCharCode(65 + item.o.indexOf(option));
      const choice =
        item.t === 'TRUE_FALSE'
          ? 'T'
          : item.t === 'MULTIPLE'
            ? [letter('A'), letter('B')].sort().join('')
            : letter('A');
      return [place + 1, choice];
    }),
  );
  await sql.query(`UPDATE attempt SET answers = $2::jsonb WHERE id = $1`, [id, JSON.stringify(right)]);
  await gradeAttempt(id);
  await flagEligibility(id);
}
