import { createRotationPlan } from '~/training/commands/rotation-plan.server.ts';
import { createClass } from '~/training/commands/save-class.server.ts';
import type { ClassFields } from '~/training/rules/class-row.ts';
import type { World } from './world.ts';

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
