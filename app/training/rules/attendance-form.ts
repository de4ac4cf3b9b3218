import { z } from 'zod';
import { CLASS_RESULTS } from './class-life.ts';

/** What stands in the fields of one row of the attendance form, as typed. */
export type TypedAttendance = { half: string; result: string; grade: string; reason: string };

const row = z.object({
  half: z.preprocess((text) => (text === '' ? null : text), z.coerce.number().int().min(0).max(800).nullable()),
  result: z.enum(CLASS_RESULTS),
  grade: z.string().max(20),
  reason: z.string().max(200),
});

/** The rows of the attendance form by person; its fields are named `half:<id>`, `result:<id>`, `grade:<id>` and `reason:<id>`. */
export function typedAttendance(form: FormData): Map<string, TypedAttendance> {
  const field = (name: string): string => String(form.get(name) ?? '').trim();
  const ids = [...form.keys()].filter((name) => name.startsWith('result:')).map((name) => name.slice(7));
  return new Map(
    ids
      .filter((id) => z.uuid().safeParse(id).success)
      .map((id) => [
        id,
        {
          half: field(`half:${id}`),
          result: field(`result:${id}`),
          grade: field(`grade:${id}`),
          reason: field(`reason:${id}`),
        },
      ]),
  );
}

/** Rows as they are recorded, and those whose figures are none. */
export function attendanceRows(typed: ReadonlyMap<string, TypedAttendance>) {
  const read = [...typed].map(([cadreId, fields]) => ({ cadreId, ...row.safeParse(fields) }));
  return {
    unreadable: read.filter((one) => !one.success).map(({ cadreId }) => cadreId),
    rows: read.flatMap(({ cadreId, data }) =>
      data
        ? [
            {
              cadreId,
              halfDaysAttended: data.half,
              result: data.result,
              grade: data.grade || null,
              leaveReason: data.reason || null,
            },
          ]
        : [],
    ),
  };
}
