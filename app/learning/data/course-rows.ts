import type { Database, Sql, Transaction } from '~/platform/db.ts';

export type CourseModule = { code: string; title: string; titleEn: string };
export type CourseFields = {
  id: string;
  code: string;
  title: string;
  titleEn: string;
  summary: string;
  summaryEn: string;
  audience: string;
  creditHours: number;
  modules: readonly CourseModule[];
  introduction: string;
  contentHash: string;
};

export async function courseIdsByCode(on: Database): Promise<Map<string, string>> {
  const rows = await on.prisma.course.findMany({ select: { id: true, code: true } });
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** Adds a course or brings it up to date. @returns whether anything changed */
export async function saveCourse(tx: Sql, course: CourseFields, at: Date): Promise<boolean> {
  const changed = await tx.query(
    `INSERT INTO course (id, code, title, title_en, summary, summary_en, audience, credit_hours, modules, introduction,
       content_hash, published_at, updated_at)
     VALUES ($1::uuid, $2, $3, $4, $5, $6, $7, $8::numeric, $9::jsonb, $10, $11, $12::timestamptz, $12::timestamptz)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_en = excluded.title_en, summary = excluded.summary,
       summary_en = excluded.summary_en, audience = excluded.audience, credit_hours = excluded.credit_hours,
       modules = excluded.modules, introduction = excluded.introduction, content_hash = excluded.content_hash,
       updated_at = excluded.updated_at, retired_at = NULL
     WHERE course.content_hash <> excluded.content_hash OR course.retired_at IS NOT NULL
     RETURNING 1`,
    [
      course.id,
      course.code,
      course.title,
      course.titleEn,
      course.summary,
      course.summaryEn,
      course.audience,
      String(course.creditHours),
      JSON.stringify(course.modules),
      course.introduction,
      course.contentHash,
      at.toISOString(),
    ],
  );
  return changed.length > 0;
}

/** Takes out of sight what is no longer in the content folder; what people did with it stays. @returns how many */
export async function retireCourses(tx: Transaction, kept: readonly string[], at: Date): Promise<number> {
  const { count } = await tx.prisma.course.updateMany({
    where: { retiredAt: null, id: { notIn: [...kept] } },
    data: { retiredAt: at },
  });
  return count;
}
