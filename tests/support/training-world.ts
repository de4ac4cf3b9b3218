import type { Actor } from '~/identity/rules/actor.ts';
import { createRotationPlan } from '~/training/commands/rotation-plan.server.ts';
import { createClass } from '~/training/commands/save-class.server.ts';
import type { ClassFields } from '~/training/rules/class-row.ts';
import { createAccount, createWorld, type TestAccount, type World } from './world.ts';

export const EVERYBODY = { postTypes: [], organizationTypes: [], unitNatures: [], employmentModes: [] };

export const classFields = (change: Partial<ClassFields> = {}): ClassFields => ({
  title: '党支部书记轮训班（第1期）',
  classType: 'LX',
  tier: '市级',
  host: '测试工委',
  organizer: null,
  startsOn: '2026-10-12',
  endsOn: '2026-10-14',
  plannedCount: 50,
  creditHours: 24,
  days: 3,
  place: '党校',
  seriesNo: 1,
  planId: null,
  ...change,
});

/** A rotation plan of a unit for everybody in it, and a class that counts for it. */
export async function planWithClass(
  world: World,
  place: 'unitA' | 'unitB',
): Promise<{ planId: string; classId: string }> {
  const { actor } = world.as('SCHOOL_ADMIN', place);
  const plan = await createRotationPlan(actor, {
    organizationId: world[place].id,
    title: '测试轮训',
    windowFrom: '2026-01-01',
    windowTo: '2026-12-31',
    population: EVERYBODY,
  });
  if (!plan.ok) throw new Error(plan.reason);
  const made = await createClass(actor, world[place].id, classFields({ planId: plan.planId }));
  if (!made.ok) throw new Error(made.reason);
  return { planId: plan.planId, classId: made.classId };
}

export type TrainingWorld = {
  world: World;
  people: TestAccount[];
  /** the administrator of the authority's school */
  school: () => Actor;
  /** the cadres of some of the people */
  ids: (...indexes: number[]) => string[];
  /** a plan of the authority, over the year 2026 if nothing else is asked for, for secretaries */
  plan: (windowFrom?: string, windowTo?: string) => Promise<string>;
  /** a class of the authority that counts for a plan and is over */
  newClass: (planId: string, change?: Partial<ClassFields>) => Promise<string>;
};

/** A world with six secretaries, four in branch A and two in branch B. */
export async function createTrainingWorld(): Promise<TrainingWorld> {
  const world = await createWorld();
  const people: TestAccount[] = [];
  for (let n = 0; n < 6; n += 1)
    people.push(await createAccount(n < 4 ? world.branchA : world.branchB, world.root.id, 'CADRE', `学员${n}`));
  const school = () => world.as('SCHOOL_ADMIN', 'root').actor;
  return {
    world,
    people,
    school,
    ids: (...indexes) => indexes.map((index) => people[index]?.cadreId ?? ''),
    async plan(windowFrom = '2026-01-01', windowTo = '2026-12-31') {
      const made = await createRotationPlan(school(), {
        organizationId: world.root.id,
        title: '轮训',
        windowFrom,
        windowTo,
        population: { ...EVERYBODY, postTypes: ['SECRETARY'] },
      });
      if (!made.ok) throw new Error(made.reason);
      return made.planId;
    },
    async newClass(planId, change = {}) {
      const made = await createClass(school(), world.root.id, classFields({ planId, ...change }));
      if (!made.ok) throw new Error(made.reason);
      return made.classId;
    },
  };
}
