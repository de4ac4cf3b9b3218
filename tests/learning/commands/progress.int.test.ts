import { beforeAll, describe, expect, it } from 'vitest';
import { answerSelfCheck } from '~/learning/commands/answer-self-check.server.ts';
import { markLessonFinished } from '~/learning/commands/finish-lesson.server.ts';
import { recordReading } from '~/learning/commands/record-reading.server.ts';
import { courseCompletion } from '~/learning/queries/course-completion.server.ts';
import { coursePage } from '~/learning/queries/course-page.server.ts';
import { lessonPage } from '~/learning/queries/lesson-page.server.ts';
import { myLearning } from '~/learning/queries/my-learning.server.ts';
import { plausibleSeconds } from '~/learning/rules/reading-progress.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { lessonCalled, loadLearningContent } from '~tests/support/learning-content.ts';
import { createAccount, createWorld, type World } from '~tests/support/world.ts';

let world: World;
let clock = Date.parse('2026-11-23T01:00:00Z');
/** Each use is a minute later, so that nothing is read from memory of a moment before. */
const later = (): Date => new Date((clock += 60_000));
const learner = async (): Promise<Actor> => (await createAccount(world.branchA, world.root.id, 'CADRE')).actor;
const facts = (accountId: string) =>
  sql.query(`SELECT 1 FROM journal.outbox WHERE topic = 'fact:course-completed' AND payload->>'accountId' = $1`, [
    accountId,
  ]);
const lessonsOf = (course: string) =>
  sql.query<{ id: string }>(
    `SELECT l.id::text FROM lesson l JOIN course c ON c.id = l.course_id WHERE c.code = $1 ORDER BY l.ordinal`,
    [course],
  );

beforeAll(async () => {
  await loadLearningContent();
  world = await createWorld();
});

describe('reading', () => {
  it('keeps the place and leads back to it', async () => {
    const actor = await learner();
    const { id } = await lessonCalled('c2/3.1');
    expect(await recordReading(actor, id, { position: 300, furthest: 420, seconds: 15 }, later())).toEqual({
      ok: true,
      finished: false,
      courseFinished: false,
    });
    const { reader } = await lessonPage(actor, 'c2/3.1', 'zh-CN', later());
    expect(reader).toMatchObject({ position: 300, furthest: 420, finished: false });
    const { next } = await myLearning(actor, later());
    expect(next).toMatchObject({
      href: '/courses/c2/3.1',
      begun: true,
      minutesLeft: 15,
      course: { lessons: 17, done: 0 },
    });
  });

  it('finishes a lesson read to the end, but not one that was only scrolled', async () => {
    const actor = await learner();
    const { id, minutes } = await lessonCalled('c1/1.1');
    const end = { position: 900, furthest: 1000 };
    expect(await recordReading(actor, id, { ...end, seconds: 20 }, later())).toMatchObject({ finished: false });
    let result;
    for (let told = 0; told < plausibleSeconds(minutes); told += 60)
      result = await recordReading(actor, id, { ...end, seconds: 60 }, later());
    expect(result).toMatchObject({ finished: true });
    const { next } = await myLearning(actor, later());
    expect(next).toMatchObject({ href: '/courses/c1/1.2', course: { done: 1 } });
  });

  it('refuses a lesson that is not there', async () => {
    const report = { position: 1, furthest: 1, seconds: 1 };
    expect(await recordReading(await learner(), newId(), report)).toEqual({ ok: false, reason: 'no-such-lesson' });
    expect(await markLessonFinished(await learner(), newId())).toEqual({ ok: false, reason: 'no-such-lesson' });
  });
});

describe('finishing a course', () => {
  it('happens with its last lesson and is told once, however often and at once lessons are marked', async () => {
    const actor = await learner();
    const lessons = await lessonsOf('c1');
    expect(lessons).toHaveLength(7);
    for (const { id } of lessons.slice(0, 5))
      expect(await markLessonFinished(actor, id, later())).toEqual({ ok: true, courseFinished: false });
    expect(await courseCompletion(actor.accountId, 'c1')).toBeNull();
    const last = lessons.slice(5);
    const at = later();
    const results = await Promise.all([...last, ...last, ...last].map(({ id }) => markLessonFinished(actor, id, at)));
    expect(results.filter((result) => result.ok && result.courseFinished)).toHaveLength(1);
    expect(await facts(actor.accountId)).toHaveLength(1);
    expect(await courseCompletion(actor.accountId, 'c1')).toEqual(at);
    const course = await coursePage(actor, 'c1', later());
    expect(course).toMatchObject({ state: 'done', done: 7, lessons: 7 });
    expect(course.modules.flatMap((module) => module.lessons.map(({ state }) => state))).toEqual(Array(7).fill('done'));
  });

  it('leaves an entry in the journal for each lesson and for the course', async () => {
    const actor = await learner();
    for (const { id } of await lessonsOf('c1')) await markLessonFinished(actor, id, later());
    const entries = await sql.query<{ action: string; n: number }>(
      `SELECT action, count(*)::int AS n FROM journal.audit_entry WHERE actor_id = $1::uuid GROUP BY 1 ORDER BY 1`,
      [actor.accountId],
    );
    expect(entries).toEqual([
      { action: 'course.finish', n: 1 },
      { action: 'lesson.finish', n: 7 },
    ]);
  });

  it('is one person’s own', async () => {
    const [one, other] = [await learner(), await learner()];
    for (const { id } of await lessonsOf('c1')) await markLessonFinished(one, id, later());
    expect((await coursePage(other, 'c1', later())).state).toBe('none');
  });
});

describe('self-checks', () => {
  it('keep the last answer and show it again', async () => {
    const actor = await learner();
    const { id } = await lessonCalled('c2/3.1');
    expect(await answerSelfCheck(actor, id, 'c2-3-1-a', ['B'])).toEqual({ ok: true, correct: false });
    expect(await answerSelfCheck(actor, id, 'c2-3-1-a', ['C'])).toEqual({ ok: true, correct: true });
    expect(await answerSelfCheck(actor, id, 'c2-3-1-c', ['D', 'A', 'B'])).toEqual({ ok: true, correct: true });
    expect(await answerSelfCheck(actor, id, 'c2-3-1-b', ['true'])).toEqual({ ok: true, correct: false });
    const { reader } = await lessonPage(actor, 'c2/3.1', 'en', later());
    expect(reader.answers).toEqual({ 'c2-3-1-a': 'C', 'c2-3-1-b': 'true', 'c2-3-1-c': 'ABD' });
  });

  it('refuse what is no check and no choice', async () => {
    const actor = await learner();
    const { id } = await lessonCalled('c2/3.1');
    expect(await answerSelfCheck(actor, id, 'c2-1-1-a', ['A'])).toEqual({ ok: false, reason: 'no-such-check' });
    for (const choices of [['Z'], ['A', 'B'], ['true']])
      expect(await answerSelfCheck(actor, id, 'c2-3-1-a', choices)).toEqual({ ok: false, reason: 'no-such-choice' });
  });
});
