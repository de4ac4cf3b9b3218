import { canAnywhere, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { openClassesOfPlan } from '~/training/queries/class-pages.server.ts';
import { rotationPage, runningPlan } from '~/training/queries/rotation-pages.server.ts';
import { rotationSteps } from '../data/day-rows.ts';
import type { DayRotation } from '../rules/day.ts';

/** The running rotation plan of the actor's people; null without one, or for who has no say in training. */
export async function dayRotation(actor: Actor, day: string, open: string | null): Promise<DayRotation | null> {
  if (!canAnywhere(actor, 'training.read')) return null;
  const plan = await runningPlan(actor, day);
  if (!plan) return null;
  const scopes = scopesOf(actor, 'training.read');
  const [only] = scopes;
  const top = scopes.length === 1 && only?.startsWith(plan.path) ? only : plan.path;
  const [page, steps, classesOpen] = await Promise.all([
    rotationPage(actor, plan.id, top),
    rotationSteps(sqlRead, plan.id, scopes),
    openClassesOfPlan(actor, plan.id),
  ]);
  if (page.figures.due + page.figures.exempt === 0) return null;
  const opened = page.units.some((unit) => unit.path === open && unit.path !== top) ? open : null;
  let total = 0;
  const climb = (done: boolean) =>
    steps
      .filter((step) => step.done === done)
      .map((step) => ({
        classId: step.id,
        on: step.on,
        label: step.title,
        total: (total += step.people),
        seriesNo: step.seriesNo,
      }));
  return {
    planId: plan.id,
    title: plan.title,
    windowFrom: plan.windowFrom,
    windowTo: plan.windowTo,
    frozenOn: plan.frozenAt,
    within: page.within,
    figures: page.figures,
    units: page.units,
    opened: opened ? { path: opened, units: (await rotationPage(actor, plan.id, opened)).units } : null,
    steps: climb(true),
    planned: climb(false),
    classesOpen,
  };
}
