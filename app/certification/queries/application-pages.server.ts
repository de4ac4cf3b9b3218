import {
  authorisedScopes,
  can,
  canAnywhere,
  Forbidden,
  NotFound,
  scopesOf,
  type Actor,
} from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { applicationById, listApplications, unitApprover, type ApplicationRow } from '../data/application-rows.ts';
import { levelById } from '../data/scheme-rows.ts';
import { clauseLabels, type ClauseLabel } from '../data/clause-labels.ts';
import { courseTitles, type CourseTitle } from '../data/course-titles.ts';
import { WAITING } from '../rules/application-list-spec.ts';
import { stageOf, type DecisionStage } from '../rules/application-life.ts';
import type { RequirementVerdict } from '../rules/judge-requirements.ts';
import { standingForApplication } from '../data/standing.ts';

const scopesFor = (actor: Actor): string[] => [
  ...scopesOf(actor, 'certification.review'),
  ...scopesOf(actor, 'certification.decide'),
];

/** Applications in the actor's subtrees, and how many of them wait for this very person: those of the status `WAITING`. */
export async function applicationList(
  actor: Actor,
  input: { search: string; status: string | null; sort: string; descending: boolean; limit: number; offset: number },
): Promise<{ rows: ApplicationRow[]; total: number; waiting: number }> {
  const scopes = scopesFor(actor);
  if (scopes.length === 0) throw new Forbidden('certification.review');
  const { search, status, ...page } = input;
  const mine = canAnywhere(actor, 'certification.decide') ? 'UNIT_APPROVED' : 'SUBMITTED';
  const own = authorisedScopes(actor, mine === 'UNIT_APPROVED' ? 'certification.decide' : 'certification.review');
  const [list, waiting] = await Promise.all([
    listApplications(status === WAITING ? { scopes: own, search, status: mine } : { scopes, search, status }, page),
    listApplications({ scopes: own, search: '', status: mine }, { ...page, limit: 0, offset: 0 }),
  ]);
  return { ...list, waiting: waiting.total };
}

export type ApplicationPage = {
  application: ApplicationRow;
  /** judged today while a decision is due, by the row under which the person applied; else as it was sent */
  verdicts: RequirementVerdict[];
  clauses: Record<string, ClauseLabel>;
  courses: Record<string, CourseTitle>;
  /** the stage that this person may decide now; null when none */
  stage: DecisionStage | null;
  /** since when the row of the standard holds under which the person applied */
  standardFrom: string | null;
};

/** One application as its reviewers see it: what is met today beside what was met when it was sent. */
export async function applicationPage(actor: Actor, applicationId: string): Promise<ApplicationPage> {
  const application = await applicationById(sqlRead, applicationId);
  if (!application) throw new NotFound('application');
  const { organizationPath } = application;
  const mayReview = can(actor, 'certification.review', organizationPath);
  const mayDecide = can(actor, 'certification.decide', organizationPath);
  if (!mayReview && !mayDecide) throw new NotFound('application');
  const day = today();
  const due = stageOf(application.status);
  const permitted = due === 'UNIT' ? mayReview : due === 'AUTHORITY' ? mayDecide : false;
  const standing = due ? await standingForApplication(sqlRead, application, day) : null;
  const verdicts = standing?.verdicts ?? application.verdict;
  const asked = verdicts.map((verdict) => verdict.requirement);
  const own = application.cadreId === actor.cadreId || application.accountId === actor.accountId;
  const again = due === 'AUTHORITY' && (await unitApprover(sqlRead, applicationId)) === actor.accountId;
  return {
    application,
    verdicts,
    clauses: await clauseLabels(
      sqlRead,
      asked.map((one) => one.clause),
      day,
    ),
    courses: await courseTitles(sqlRead, asked),
    stage: permitted && !own && !again ? due : null,
    standardFrom: (standing?.level ?? (await levelById(sqlRead, application.levelVersionId)))?.validFrom ?? null,
  };
}
