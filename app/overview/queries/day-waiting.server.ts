import { applicationList } from '~/certification/queries/application-pages.server.ts';
import { appealsWaiting } from '~/exams/queries/appeal-page.server.ts';
import { lateWaiting, outagesWaiting } from '~/exams/queries/outage-page.server.ts';
import { canAnywhere, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import type { ImportTemplate } from '~/operations/rules/import-template.ts';
import { sqlRead } from '~/platform/db.ts';
import { ambiguousBatches, resultsWaiting } from '../data/day-rows.ts';
import { plansOverdue } from '~/training/queries/rotation-pages.server.ts';
import type { JobCounts, Waiting } from '../rules/day.ts';

/** What waits for the actor, most pressing first; what the actor may not decide is left out. */
export async function dayWaiting(
  actor: Actor,
  day: string,
  templates: readonly ImportTemplate[],
  unplanned: Extract<Waiting, { kind: 'unplanned' }> | null,
  jobs: JobCounts | null,
): Promise<Waiting[]> {
  const may = (permission: Parameters<typeof canAnywhere>[1]): boolean => canAnywhere(actor, permission);
  const decides = may('certification.decide');
  const importing = templates.flatMap(({ kind, permission }) =>
    scopesOf(actor, permission).map((path) => ({ kind, path })),
  );
  const [outages, late, overdue, results, appeals, batches, applications] = await Promise.all([
    may('outages.decide') ? outagesWaiting(actor) : 0,
    may('outages.decide') ? lateWaiting(actor) : 0,
    may('training.read') ? plansOverdue(actor, day) : [],
    may('results.confirm') ? resultsWaiting(sqlRead, scopesOf(actor, 'results.confirm')) : { n: 0, oldestDays: 0 },
    may('appeals.decide') ? appealsWaiting(actor) : 0,
    ambiguousBatches(sqlRead, importing),
    decides || may('certification.review')
      ? applicationList(actor, { search: '', status: null, sort: 'submittedAt', descending: true, limit: 0, offset: 0 })
      : { waiting: 0 },
  ]);
  const all: Waiting[] = [
    { kind: 'outages', n: outages },
    { kind: 'late', n: late },
    ...overdue.map(({ id, title, windowTo, open }) => ({
      kind: 'overdue' as const,
      n: open,
      planId: id,
      title,
      windowTo,
    })),
    ...(unplanned ? [unplanned] : []),
    { kind: 'results', ...results },
    { kind: 'appeals', n: appeals },
    ...batches.map((batch) => ({
      kind: 'import' as const,
      n: batch.rows,
      batchId: batch.id,
      fileName: batch.fileName,
      valid: batch.valid,
    })),
    { kind: 'applications', n: applications.waiting, stage: decides ? 'UNIT_APPROVED' : 'SUBMITTED' },
    { kind: 'jobs', n: may('operations.retry') ? (jobs?.failed ?? 0) : 0 },
  ];
  return all.filter(({ n }) => n > 0);
}
