import { beforeAll, describe, expect, it } from 'vitest';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { assignCourse, withdrawAssignment } from '~/learning/commands/assign-course.server.ts';
import { markLessonFinished } from '~/learning/commands/finish-lesson.server.ts';
import { coursePage } from '~/learning/queries/course-page.server.ts';
import { assignmentAsked, courseAssignments, learningAdmin } from '~/learning/queries/learning-admin.server.ts';
import { myLearning } from '~/learning/queries/my-learning.server.ts';
import type { LearningAdminInput } from '~/learning/rules/learning-admin-view.ts';
import { newId } from '~/platform/id.ts';
import { lessonCalled, loadLearningContent } from '~tests/support/learning-content.ts';
import { createAccount, createWorld, type World } from '~tests/support/world.ts';

let world: World;
const at = new Date('2026-11-23T01:00:00Z');
const everyone: LearningAdminInput = {
  course: 'c2',
  assignment: null,
  state: null,
  search: '',
  sort: 'organization',
  descending: false,
  limit: 50,
  offset: 0,
};

beforeAll(async () => {
  await loadLearningContent();
  world = await createWorld();
});

describe('assigning a course', () => {
  it('reaches everybody below the organization, with its due date, and nobody beside it', async () => {
    const school = world.as('SCHOOL_ADMIN', 'unitA').actor;
    const made = await assignCourse(
      school,
      { courseCode: 'c2', organizationId: world.unitA.id, dueOn: '2026-11-30' },
      at,
    );
    expect(made).toMatchObject({ ok: true });
    const inBranch = (await createAccount(world.branchA, world.root.id, 'CADRE')).actor;
    const { assigned, next } = await myLearning(inBranch, at);
    expect(assigned).toMatchObject([
      {
        code: 'c2',
        organizationName: '甲单位机关党委',
        dueOn: '2026-11-30',
        due: { kind: 'soon', days: 7 },
        state: 'none',
      },
    ]);
    expect(next).toMatchObject({ href: '/courses/c2/1.1', begun: false });
    expect((await coursePage(inBranch, 'c2', at)).assigned).toMatchObject({ dueOn: '2026-11-30' });
    expect((await myLearning(world.as('CADRE', 'unitB').actor, at)).assigned).toEqual([]);
  });

  it('shows the earliest date where two assignments meet, and what is overdue', async () => {
    const root = world.as('AUTHORITY_ADMIN', 'root').actor;
    await assignCourse(root, { courseCode: 'c2', organizationId: world.root.id, dueOn: '2026-12-31' }, at);
    const cadre = world.as('CADRE', 'unitA').actor;
    expect((await myLearning(cadre, at)).assigned).toMatchObject([{ dueOn: '2026-11-30' }]);
    const december = new Date('2026-12-02T01:00:00Z');
    expect((await myLearning(cadre, december)).assigned).toMatchObject([{ due: { kind: 'overdue', days: 2 } }]);
  });

  it('is refused twice, for the past, and for a course that is not there', async () => {
    const root = world.as('AUTHORITY_ADMIN', 'root').actor;
    const to = (courseCode: string, dueOn: string | null) => ({ courseCode, organizationId: world.root.id, dueOn });
    expect(await assignCourse(root, to('c2', null), at)).toEqual({ ok: false, reason: 'already-assigned' });
    expect(await assignCourse(root, to('c1', '2026-11-22'), at)).toEqual({ ok: false, reason: 'due-in-the-past' });
    expect(await assignCourse(root, to('c9', null), at)).toEqual({ ok: false, reason: 'no-such-course' });
  });

  it('is refused outside one’s subtree and to those without the duty', async () => {
    const school = world.as('SCHOOL_ADMIN', 'unitA').actor;
    const to = (organizationId: string) => ({ courseCode: 'c1', organizationId, dueOn: null });
    await expect(assignCourse(school, to(world.unitB.id), at)).rejects.toThrow(Forbidden);
    await expect(assignCourse(school, to(world.root.id), at)).rejects.toThrow(Forbidden);
    await expect(assignCourse(world.as('CADRE').actor, to(world.unitA.id), at)).rejects.toThrow(Forbidden);
    await expect(assignCourse(school, to(newId()), at)).rejects.toThrow(NotFound);
  });

  it('can be taken back by those who could make it, and keeps what was studied', async () => {
    const other = world.as('SCHOOL_ADMIN', 'unitB').actor;
    const made = await assignCourse(other, { courseCode: 'c1', organizationId: world.unitB.id, dueOn: null }, at);
    if (!made.ok) throw new Error(made.reason);
    const cadre = world.as('CADRE', 'unitB').actor;
    await markLessonFinished(cadre, (await lessonCalled('c1/1.1')).id, at);
    await expect(withdrawAssignment(world.as('SCHOOL_ADMIN', 'unitA').actor, made.assignmentId)).rejects.toThrow(
      Forbidden,
    );
    await withdrawAssignment(other, made.assignmentId);
    await expect(withdrawAssignment(other, made.assignmentId)).rejects.toThrow(NotFound);
    const learning = await myLearning(cadre, at);
    expect(learning.assigned.map(({ code }) => code)).not.toContain('c1');
    expect(learning.courses.find(({ code }) => code === 'c1')).toMatchObject({ done: 1, state: 'running' });
  });
});

describe('the administrator’s page of courses', () => {
  it('lists the people of one’s own subtree, in states that add up to the total', async () => {
    const school = world.as('SCHOOL_ADMIN', 'unitA').actor;
    const cadre = world.as('CADRE', 'unitA');
    await markLessonFinished(cadre.actor, (await lessonCalled('c2/1.1')).id, at);
    const page = await learningAdmin(school, everyone, at);
    expect(page.rows.every((row) => row.organizationName.startsWith('甲'))).toBe(true);
    expect(page.rows.find((row) => row.cadreId === cadre.cadreId)).toMatchObject({ done: 1, state: 'running' });
    const { done, running, none } = page.counts;
    expect([done + running + none, page.rows.length]).toEqual([page.total, page.total]);
    for (const state of ['done', 'running', 'none'] as const)
      expect((await learningAdmin(school, { ...everyone, state }, at)).rows).toHaveLength(page.counts[state]);
  });

  it.each(['name', 'organization', 'done', 'completedOn'] as const)(
    'shows how far each is in every order: by %s, forwards and backwards',
    async (sort) => {
      const school = world.as('SCHOOL_ADMIN', 'unitA').actor;
      const cadre = world.as('CADRE', 'unitA');
      await markLessonFinished(cadre.actor, (await lessonCalled('c2/1.1')).id, at);
      const forwards = await learningAdmin(school, { ...everyone, sort }, at);
      const backwards = await learningAdmin(school, { ...everyone, sort, descending: true }, at);
      const asRead = (rows: typeof forwards.rows) => rows.toSorted((a, b) => a.cadreId.localeCompare(b.cadreId));
      expect(asRead(backwards.rows)).toEqual(asRead(forwards.rows));
      expect(forwards.rows).toHaveLength(forwards.total);
      expect(forwards.rows.find((row) => row.cadreId === cadre.cadreId)).toMatchObject({ done: 1, state: 'running' });
      if (sort === 'done') expect(backwards.rows[0]?.cadreId).toBe(cadre.cadreId);
    },
  );

  it('counts in an assignment exactly the people that its figures lead to', async () => {
    const root = world.as('AUTHORITY_ADMIN', 'root').actor;
    const { assignments } = await learningAdmin(root, everyone, at);
    expect(assignments.length).toBeGreaterThanOrEqual(2);
    for (const assignment of assignments) {
      const narrowed = { ...everyone, assignment: assignment.id };
      expect((await learningAdmin(root, narrowed, at)).total).toBe(assignment.persons);
      expect((await learningAdmin(root, { ...narrowed, state: 'done' }, at)).total).toBe(assignment.done);
      expect((await learningAdmin(root, { ...narrowed, state: 'running' }, at)).total).toBe(assignment.running);
    }
  });

  it('finds people by name and unit, sorts and pages', async () => {
    const root = world.as('AUTHORITY_ADMIN', 'root').actor;
    await createAccount(world.unitB, world.root.id, 'CADRE', '沈佳禾');
    const found = await learningAdmin(root, { ...everyone, search: '沈佳禾' }, at);
    expect(found.rows.map(({ name }) => name)).toEqual(['沈佳禾']);
    const byUnit = await learningAdmin(root, { ...everyone, search: '乙单位' }, at);
    expect(byUnit.rows.every((row) => row.organizationName.startsWith('乙'))).toBe(true);
    const all = await learningAdmin(root, { ...everyone, sort: 'name' }, at);
    const second = await learningAdmin(root, { ...everyone, sort: 'name', limit: 2, offset: 2 }, at);
    expect(second.rows.map(({ cadreId }) => cadreId)).toEqual(all.rows.slice(2, 4).map(({ cadreId }) => cadreId));
  });

  it('is not shown without the duty, nor an assignment of another unit', async () => {
    await expect(learningAdmin(world.as('CADRE').actor, everyone, at)).rejects.toThrow(Forbidden);
    const other = await learningAdmin(world.as('AUTHORITY_ADMIN', 'root').actor, everyone, at);
    const foreign = other.assignments.find(({ organizationName }) => organizationName === '测试工委');
    const school = world.as('SCHOOL_ADMIN', 'unitA').actor;
    await expect(learningAdmin(school, { ...everyone, assignment: foreign?.id ?? '' }, at)).rejects.toThrow(Forbidden);
  });
});

describe('the list of what is assigned', () => {
  const asked = { search: '', sort: 'due', descending: false, limit: 50, offset: 0 };

  it('is searched, sorted and paged by the server, the same rows on its pages as at once', async () => {
    const root = world.as('AUTHORITY_ADMIN', 'root').actor;
    const all = await courseAssignments(root, '2026-11-23', asked);
    expect(all.total).toBeGreaterThan(1);
    expect(all.rows).toHaveLength(all.total);
    for (const sort of ['due', 'course', 'organization'])
      for (const descending of [false, true]) {
        const ids: string[] = [];
        for (let offset = 0; offset < all.total; offset += 1) {
          const page = await courseAssignments(root, '2026-11-23', { ...asked, sort, descending, limit: 1, offset });
          expect(page.total).toBe(all.total);
          ids.push(...page.rows.map(({ id }) => id));
        }
        expect(ids.toSorted()).toEqual(all.rows.map(({ id }) => id).toSorted());
      }
    const dates = all.rows.flatMap(({ dueOn }) => dueOn ?? []);
    expect(dates).toEqual(dates.toSorted());
    const [one] = all.rows;
    const found = await courseAssignments(root, '2026-11-23', { ...asked, search: one?.organizationName ?? '' });
    expect(found.rows.map(({ id }) => id)).toContain(one?.id);
    expect(new Set(found.rows.map(({ organizationName }) => organizationName))).toEqual(
      new Set([one?.organizationName]),
    );
    expect(await courseAssignments(root, '2026-11-23', { ...asked, search: '100%' })).toEqual({ rows: [], total: 0 });
  });

  it('asks before a withdrawal about those of the subtrees only, on whatever page they are', async () => {
    const root = world.as('AUTHORITY_ADMIN', 'root').actor;
    const { rows } = await courseAssignments(root, '2026-11-23', asked);
    for (const { id } of rows) expect((await assignmentAsked(root, '2026-11-23', id))?.id).toBe(id);
    const school = world.as('SCHOOL_ADMIN', 'unitA').actor;
    const own = (await courseAssignments(school, '2026-11-23', asked)).rows.map(({ id }) => id);
    const [foreign] = rows.filter(({ id }) => !own.includes(id));
    expect(foreign).toBeDefined();
    expect(await assignmentAsked(school, '2026-11-23', foreign?.id ?? '')).toBeNull();
    expect(await assignmentAsked(school, '2026-11-23', 'not-an-id')).toBeNull();
  });
});
