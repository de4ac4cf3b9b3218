import { Forbidden, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { applicationsOf, type ApplicationRow } from '../data/application-rows.ts';
import { clauseLabels, type ClauseLabel } from '../data/clause-labels.ts';
import { courseTitles, type CourseTitle } from '../data/course-titles.ts';
import { isOpen } from '../rules/application-life.ts';
import { allMet } from '../rules/judge-requirements.ts';
import { standingOf, type Standing } from '../data/standing.ts';

export type CertificationPage = {
  standing: Standing | null;
  clauses: Record<string, ClauseLabel>;
  courses: Record<string, CourseTitle>;
  applications: ApplicationRow[];
  open: ApplicationRow | null;
  mayApply: boolean;
  /** a certificate is in force and its renewal has not opened */
  early: boolean;
};

/** A cadre's own page: each requirement with its evidence and clause, what can be done now, and what was decided. */
export async function certificationPage(actor: Actor, today: string): Promise<CertificationPage> {
  if (!actor.cadreId) throw new Forbidden('self.certify');
  const [standing, applications] = await Promise.all([
    standingOf(sqlRead, actor.cadreId, actor.rootId, 'L1', today),
    applicationsOf(sqlRead, actor.cadreId),
  ]);
  const open = applications.find((application) => isOpen(application.status)) ?? null;
  const early = standing?.renewalOpensOn ? today < standing.renewalOpensOn : false;
  const asked = standing?.verdicts.map((verdict) => verdict.requirement) ?? [];
  return {
    standing,
    clauses: await clauseLabels(
      sqlRead,
      asked.map((one) => one.clause),
      today,
    ),
    courses: await courseTitles(sqlRead, asked),
    applications,
    open,
    mayApply: standing !== null && (open === null || open.status === 'RETURNED') && !early && allMet(standing.verdicts),
    early,
  };
}
