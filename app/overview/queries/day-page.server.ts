import { sessionList } from '~/exams/queries/session-list.server.ts';
import { authorisedScopes, canAnywhere, grantedOn, type Actor } from '~/identity/rules/actor.ts';
import { importList } from '~/operations/queries/import-list.server.ts';
import { jobFigures, type JobFigures } from '~/operations/queries/jobs-page.server.ts';
import type { ImportTemplate } from '~/operations/rules/import-template.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { firstStepsDone } from '../data/first-step-rows.ts';
import { countTerms } from '../data/term-rows.ts';
import { daysAfter } from '../rules/days-between.ts';
import { commonPath } from '../rules/common-path.ts';
import type { DayPage } from '../rules/day.ts';
import { isBeginning, type FirstSteps } from '../rules/first-steps.ts';
import { DUE_DAYS, TERM_DAYS } from '../rules/overview-lists.ts';
import { dayRotation } from './day-rotation.server.ts';
import { dayWaiting } from './day-waiting.server.ts';
import { dueCounts } from './due-list.server.ts';
import { issuedAddress } from './issued-address.server.ts';
import { testCoverage } from './test-coverage.server.ts';

/** Which units are opened to show those below them. */
export type DayOpened = { rotation: string | null; test: string | null };

const MOST_ROWS = 4;

/** The state of the day for an administrator: what waits, what is covered, what ends, what runs. */
export async function dayPage(
  actor: Actor,
  at: Date,
  templates: readonly ImportTemplate[],
  opened: DayOpened,
): Promise<DayPage> {
  const scopes = authorisedScopes(actor, 'overview.read');
  const day = today(at);
  const [rotation, test, due, sessions, jobs, imports, terms, beginning, address] = await Promise.all([
    dayRotation(actor, day, opened.rotation),
    dayTest(actor, day, commonPath(scopes), opened.test),
    dueCounts(actor, day, DUE_DAYS),
    daySessions(actor, day),
    dayJobs(actor),
    dayImports(actor, templates),
    countTerms(sqlRead, scopes, day, daysAfter(day, TERM_DAYS)),
    dayBeginning(actor),
    issuedAddress(actor, day),
  ]);
  const open = rotation ? rotation.figures.missed + rotation.figures.unplanned : 0;
  const unplanned =
    rotation && open > 0
      ? { kind: 'unplanned' as const, n: open, planId: rotation.planId, within: rotation.within.path }
      : null;
  return {
    day,
    waiting: await dayWaiting(actor, day, templates, unplanned, jobs),
    training: canAnywhere(actor, 'training.read'),
    rotation,
    test,
    due,
    sessions,
    jobs,
    imports,
    terms,
    beginning,
    address,
  };
}

/** The first steps of a new authority, for who answers for all of it; null once they are done. */
async function dayBeginning(actor: Actor): Promise<FirstSteps | null> {
  if (!grantedOn(actor, 'policies.write').some(({ organizationId }) => organizationId === actor.rootId)) return null;
  const steps = await firstStepsDone(sqlRead, actor.rootId);
  return steps && isBeginning(steps) ? steps : null;
}

async function dayTest(actor: Actor, day: string, top: string, open: string | null): Promise<DayPage['test']> {
  const coverage = await testCoverage(actor, day, top);
  const known = coverage.units.some((unit) => unit.path === open && unit.path !== top);
  return {
    ...coverage,
    opened: open && known ? { path: open, units: (await testCoverage(actor, day, open)).units } : null,
  };
}

/** Sessions that open today, and those that are open now whenever they began. */
async function daySessions(actor: Actor, day: string): Promise<DayPage['sessions']> {
  if (!canAnywhere(actor, 'sessions.read') && !canAnywhere(actor, 'sessions.register')) return null;
  const list = async (filters: Record<string, string>) =>
    sessionList(actor, { search: '', filters, sort: 'opensAt', descending: false, limit: MOST_ROWS, offset: 0 });
  const [starting, open] = await Promise.all([list({ from: day, to: day }), list({ phase: 'open' })]);
  const rows = new Map([...open.rows, ...starting.rows].map((row) => [row.id, row]));
  return {
    today: starting.total,
    open: open.total,
    rows: [...rows.values()]
      .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime())
      .slice(0, MOST_ROWS)
      .map(({ id, title, number, venue, opensAt, closesAt, phase, registered, sat }) => ({
        id,
        title,
        number,
        venue,
        opensAt,
        closesAt,
        phase,
        registered,
        sat,
      })),
  };
}

const dayJobs = async (actor: Actor): Promise<JobFigures | null> =>
  canAnywhere(actor, 'operations.read') ? jobFigures(actor) : null;

async function dayImports(actor: Actor, templates: readonly ImportTemplate[]): Promise<DayPage['imports']> {
  if (!templates.some(({ permission }) => canAnywhere(actor, permission))) return null;
  const { rows } = await importList(actor, templates);
  return rows.slice(0, MOST_ROWS);
}
