import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { Place, ProbeWorld, RouteProbe } from './probe.ts';

/** A course with one lesson, and a case: the same for everybody, so made once for a walk. */
async function publishedLesson(
  kind: 'LESSON' | 'CASE',
): Promise<{ id: string; slug: string; courseId: string | null }> {
  const slug = kind === 'CASE' ? 'probe-case' : 'probe/1.1';
  const [known] = await sql.query<{ id: string; courseId: string | null }>(
    `SELECT id::text, course_id::text AS "courseId" FROM lesson WHERE slug = $1`,
    [slug],
  );
  if (known) return { ...known, slug };
  const courseId = kind === 'CASE' ? null : newId();
  if (courseId)
    await sql.query(
      `INSERT INTO course (id, code, title, title_en, summary, summary_en, audience, credit_hours, modules, introduction,
         content_hash, published_at, updated_at)
       VALUES ($1, 'probe', '课', 'Course', '', '', '', 1, '[{"code":"m1","title":"一","titleEn":"One"}]', '', '', now(), now())`,
      [courseId],
    );
  const id = newId();
  const check = { id: 'probe-a', type: 'single', answer: 'A', options: ['A', 'B'], doc: 'x', article: '1' };
  await sql.query(
    `INSERT INTO lesson (id, kind, course_id, module_code, code, slug, ordinal, title, title_en, lead, minutes, evidence,
       checked_on, front_matter, content_hash, published_at, updated_at)
     VALUES ($1, $2::lesson_kind, $3, 'm1', '1.1', $4, 0, '节', 'Lesson', '', 10, 'VERIFIED', '2026-01-01',
       '{"basis":[],"changedSince":[]}', $4, now(), now())`,
    [id, kind, courseId, slug],
  );
  for (const locale of ['zh-CN', 'en'])
    await sql.query(
      `INSERT INTO lesson_rendering (content_hash, compiler_version, locale, html, outline, self_checks)
       VALUES ($1, 'probe', $2, '<p>文</p>', '[]', $3::jsonb)`,
      [slug, locale, JSON.stringify([check])],
    );
  return { id, slug, courseId };
}

async function assignmentTo(w: ProbeWorld, place: Place): Promise<string> {
  const { courseId } = await publishedLesson('LESSON');
  const id = newId();
  await sql.query(
    `INSERT INTO course_assignment (id, course_id, organization_id, assigned_by) VALUES ($1, $2, $3, $4)`,
    [id, courseId, w[place].id, newId()],
  );
  return id;
}

/** What is published may be read by everyone who has signed in; what people did with it is seen by subtree. */
export const learningProbes: Record<string, RouteProbe> = {
  learn: { inside: () => '/learn' },
  courses: { inside: () => '/courses', letIn: [302] },
  course: {
    inside: async () => {
      await publishedLesson('LESSON');
      return '/courses/probe';
    },
  },
  lesson: { inside: async () => `/courses/${(await publishedLesson('LESSON')).slug}`, actions: { '': {} } },
  case: { inside: async () => `/cases/${(await publishedLesson('CASE')).slug}`, actions: { '': {} } },
  media: { inside: () => '/media/count-votes.vtt' },
  'lesson-progress': {
    inside: async () => ({
      path: `/api/lessons/${(await publishedLesson('LESSON')).id}/progress`,
      json: { position: 10, furthest: 20, seconds: 5 },
    }),
    actions: { '': { notEntered: 'reading progress' } },
  },
  'self-check-answer': {
    inside: async () => ({
      path: `/api/lessons/${(await publishedLesson('LESSON')).id}/self-checks`,
      json: { check: 'probe-a', choices: ['A'] },
    }),
    actions: { '': { notEntered: 'reading progress' } },
  },
  'admin-learning': {
    inside: async (w) => `/admin/learning?assignment=${await assignmentTo(w, 'unitA')}`,
    outside: async (w) => `/admin/learning?assignment=${await assignmentTo(w, 'unitB')}`,
    actions: {
      withdraw: { form: async (w, place) => ({ assignment: await assignmentTo(w, place) }) },
      '': { form: (w, place) => ({ course: 'probe', organization: w[place].id, dueOn: '' }) },
    },
  },
  'admin-assignments': {
    inside: async (w) => {
      await assignmentTo(w, 'unitA');
      return '/admin/learning/assignments';
    },
  },
  'admin-assignments-export': { inside: () => '/admin/learning/assignments/export' },
  'admin-learning-export': {
    inside: async (w) => `/admin/learning/export?assignment=${await assignmentTo(w, 'unitA')}`,
    outside: async (w) => `/admin/learning/export?assignment=${await assignmentTo(w, 'unitB')}`,
  },
};
