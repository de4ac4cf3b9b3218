import type { Database, Sql, Transaction } from '~/platform/db.ts';
import type { Evidence } from '../rules/front-matter.ts';

export type LessonKind = 'LESSON' | 'CASE';
export type LessonDetails = {
  objectives?: readonly string[];
  topics?: readonly string[];
  /** the documents it rests on, with how many of their clauses */
  basis: readonly { document: string; href: string; clauses: number }[];
  /** citations whose text changed after the lesson was last checked: it waits for review */
  changedSince: readonly string[];
};
export type LessonFields = {
  id: string;
  kind: LessonKind;
  courseId: string | null;
  moduleCode: string | null;
  code: string;
  slug: string;
  ordinal: number;
  title: string;
  titleEn: string;
  lead: string;
  minutes: number;
  evidence: Evidence;
  checkedOn: string;
  details: LessonDetails;
  contentHash: string;
};

export async function lessonIdsBySlug(on: Database): Promise<Map<string, string>> {
  const rows = await on.prisma.lesson.findMany({ select: { id: true, slug: true } });
  return new Map(rows.map((row) => [row.slug, row.id]));
}

/** Adds a lesson or case or brings it up to date. @returns whether anything changed */
export async function saveLesson(tx: Sql, lesson: LessonFields, at: Date): Promise<boolean> {
  const changed = await tx.query(
    `INSERT INTO lesson (id, kind, course_id, module_code, code, slug, ordinal, title, title_en, lead, minutes, evidence,
       checked_on, front_matter, content_hash, published_at, updated_at)
     VALUES ($1::uuid, $2::lesson_kind, $3::uuid, $4, $5, $6, $7, $8, $9, $10, $11, $12::evidence_status, $13::date,
       $14::jsonb, $15, $16::timestamptz, $16::timestamptz)
     ON CONFLICT (id) DO UPDATE SET course_id = excluded.course_id, module_code = excluded.module_code,
       code = excluded.code, slug = excluded.slug, ordinal = excluded.ordinal, title = excluded.title,
       title_en = excluded.title_en, lead = excluded.lead, minutes = excluded.minutes, evidence = excluded.evidence,
       checked_on = excluded.checked_on, front_matter = excluded.front_matter, content_hash = excluded.content_hash,
       updated_at = excluded.updated_at, retired_at = NULL
     WHERE lesson.content_hash <> excluded.content_hash OR lesson.ordinal <> excluded.ordinal
       OR lesson.course_id IS DISTINCT FROM excluded.course_id OR lesson.module_code IS DISTINCT FROM excluded.module_code
       OR lesson.retired_at IS NOT NULL
     RETURNING 1`,
    [
      lesson.id,
      lesson.kind,
      lesson.courseId,
      lesson.moduleCode,
      lesson.code,
      lesson.slug,
      lesson.ordinal,
      lesson.title,
      lesson.titleEn,
      lesson.lead,
      lesson.minutes,
      lesson.evidence,
      lesson.checkedOn,
      JSON.stringify(lesson.details),
      lesson.contentHash,
      at.toISOString(),
    ],
  );
  return changed.length > 0;
}

/** Takes out of sight what is no longer in the content folder. @returns how many */
export async function retireLessons(tx: Transaction, kept: readonly string[], at: Date): Promise<number> {
  const { count } = await tx.prisma.lesson.updateMany({
    where: { retiredAt: null, id: { notIn: [...kept] } },
    data: { retiredAt: at },
  });
  return count;
}
