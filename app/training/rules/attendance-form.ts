import { z } from 'zod';
import { CLASS_RESULTS } from './class-life.ts';

const row = z.object({
  cadreId: z.uuid(),
  halfDaysAttended: z.coerce.number().int().min(0).max(800).nullable(),
  result: z.enum(CLASS_RESULTS),
  grade: z.string().trim().max(20).nullable(),
  leaveReason: z.string().trim().max(200).nullable(),
});

/** The rows of the attendance form, whose fields are named `half:<id>`, `result:<id>`, `grade:<id>` and `reason:<id>`; null when a figure is none. */
export function attendanceRows(form: FormData): z.infer<typeof row>[] | null {
  const ids = [...form.keys()].filter((name) => name.startsWith('result:')).map((name) => name.slice(7));
  const rows = ids.map((id) => {
    const half = String(form.get(`half:${id}`) ?? '').trim();
    const grade = String(form.get(`grade:${id}`) ?? '').trim();
    return row.safeParse({
      cadreId: id,
      halfDaysAttended: half === '' ? null : half,
      result: form.get(`result:${id}`),
      grade: grade || null,
      leaveReason: String(form.get(`reason:${id}`) ?? '').trim() || null,
    });
  });
  return rows.every((one) => one.success) ? rows.flatMap((one) => (one.success ? [one.data] : [])) : null;
}
