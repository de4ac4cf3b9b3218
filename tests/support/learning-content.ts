import { loadCourses } from '~/learning/commands/load-courses.server.ts';
import { sql } from '~/platform/db.ts';
import { loadRegulations } from '~/regulations/commands/load-regulations.server.ts';
import { lessonCompilerVersion } from '~/ui/lesson/lesson-compiler-version.server.ts';
import { renderLesson } from '~/ui/lesson/render-lesson.server.tsx';

/** Publishes the repository's own regulations, courses and cases. */
export async function loadLearningContent(): Promise<void> {
  await loadRegulations('content/regulations');
  await loadCourses({ folder: 'content', render: renderLesson, compilerVersion: lessonCompilerVersion('.') });
}

/** A published lesson by its slug, such as `c2/3.1` or `k02`. */
export async function lessonCalled(slug: string): Promise<{ id: string; courseId: string; minutes: number }> {
  const [row] = await sql.query<{ id: string; courseId: string; minutes: number }>(
    `SELECT id::text, course_id::text AS "courseId", minutes FROM lesson WHERE slug = $1`,
    [slug],
  );
  if (!row) throw new Error(`no lesson ${slug}`);
  return row;
}
