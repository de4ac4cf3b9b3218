import { authorisedScopes, can, Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notifyMany } from '~/operations/commands/notify.server.ts';
import { auditAll } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction, type Transaction } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import { recordFacts } from '~/platform/outbox.ts';
import { upheldAppealDeciders } from '../data/appeal-rows.ts';
import {
  eligibilitiesToDecide,
  setEligibilities,
  type EligibilityStatus,
  type EligibilityToDecide,
} from '../data/eligibility-rows.ts';
import { resultConfirmed } from '../jobs/exam-facts.ts';
import { passValidity } from '../rules/pass-validity.ts';

export type DecidedResults =
  | { ok: true; decided: number; /** decided by somebody before */ already: number }
  | { ok: false; reason: 'nobody-named' | 'own-result' | 'own-appeal-decision' | 'reason-missing' };

/**
 * Confirms flagged passes, one or many, all or none of them. Each becomes a fact, from which the slip is issued. Whoever
 * upheld the appeal of a sitting does not confirm it: nobody makes a pass alone.
 */
export async function confirmResults(actor: Actor, ids: readonly string[]): Promise<DecidedResults> {
  const byAnother: Hindrance = async (tx, rows) => {
    const attempts = rows.map(({ attemptId }) => attemptId);
    return (await upheldAppealDeciders(tx, attempts)).includes(actor.accountId) ? 'own-appeal-decision' : null;
  };
  return decide(actor, ids, byAnother, {
    status: 'CONFIRMED',
    from: ['FLAGGED', 'HELD'],
    reason: null,
    validOn: (row, day) => passValidity(day, row.validityMonths),
    // The level paper is evidence of an application and has no slip of its own.
    news: ({ occasion }) => (occasion === 'CERTIFICATION_L1' ? 'result-confirmed-level' : 'result-confirmed'),
    action: 'result.confirm',
    told: async (tx, rows) =>
      recordFacts(
        tx,
        resultConfirmed,
        rows.map(({ id }) => ({ eligibilityId: id })),
      ),
  });
}

/** Keeps passes back with a reason; they can be confirmed later. */
export async function holdResults(actor: Actor, ids: readonly string[], reason: string): Promise<DecidedResults> {
  return decide(actor, ids, without(reason), {
    status: 'HELD',
    from: ['FLAGGED'],
    reason: reason.trim(),
    news: () => 'result-held',
    action: 'result.hold',
  });
}

/** Refuses passes for good, with a reason (不予确认). They count as sittings that were not passed. */
export async function refuseResults(actor: Actor, ids: readonly string[], reason: string): Promise<DecidedResults> {
  return decide(actor, ids, without(reason), {
    status: 'WITHDRAWN',
    from: ['FLAGGED', 'HELD'],
    reason: reason.trim(),
    news: () => 'result-refused',
    action: 'result.refuse',
  });
}

type Decision = {
  status: EligibilityStatus;
  from: readonly EligibilityStatus[];
  reason: string | null;
  /** from when until when the pass counts, of the civil day of the decision; it stays as it is where nothing is said */
  validOn?: (row: EligibilityToDecide, day: string) => { from: string; until: string | null };
  news: (row: EligibilityToDecide) => string;
  action: string;
  told?: (tx: Transaction, rows: readonly EligibilityToDecide[]) => Promise<void>;
};
/** What keeps those who may decide from deciding so; asked of nobody else. */
type Hindrance = (
  tx: Transaction,
  rows: readonly EligibilityToDecide[],
) => Promise<'own-appeal-decision' | 'reason-missing' | null>;

const without =
  (reason: string): Hindrance =>
  async () =>
    reason.trim() ? null : 'reason-missing';

async function decide(
  actor: Actor,
  ids: readonly string[],
  hindranceOf: Hindrance,
  decision: Decision,
): Promise<DecidedResults> {
  authorisedScopes(actor, 'results.confirm');
  const asked = [...new Set(ids)];
  if (asked.length === 0) return { ok: false, reason: 'nobody-named' };
  return inTransaction(async (tx) => {
    const rows = await eligibilitiesToDecide(tx, asked.filter(isId));
    if (rows.length !== asked.length) throw new NotFound('result');
    if (rows.some((row) => !can(actor, 'results.confirm', row.path))) throw new Forbidden('results.confirm');
    if (rows.some((row) => row.cadreId === actor.cadreId || row.accountId === actor.accountId))
      return { ok: false, reason: 'own-result' };
    const hindrance = await hindranceOf(tx, rows);
    if (hindrance) return { ok: false, reason: hindrance };
    const decided = await write(tx, actor, rows, decision);
    return { ok: true, decided, already: rows.length - decided };
  });
}

/** Writes a decision with as few statements for thousands as for one. @returns how many were still open to it */
async function write(
  tx: Transaction,
  actor: Actor,
  rows: readonly EligibilityToDecide[],
  { from, validOn, news, action, told, ...decision }: Decision,
): Promise<number> {
  const at = now();
  const day = today(at);
  const open = rows.map((row) => ({ id: row.id, valid: validOn?.(row, day) ?? null }));
  const changed = await setEligibilities(tx, open, from, { ...decision, by: actor, at });
  const decided = rows.filter(({ id }) => changed.has(id));
  await told?.(tx, decided);
  for (const kind of new Set(decided.map(news))) {
    const people = decided.flatMap((row) =>
      row.accountId && news(row) === kind
        ? [{ accountId: row.accountId, link: `/sittings/${row.attemptId}/result` }]
        : [],
    );
    await notifyMany(tx, people, kind, {});
  }
  const entries = decided.map(({ id, organizationId, attemptId, cadreId }) => ({
    action,
    subjectType: 'eligibility',
    subjectId: id,
    organizationId,
    detail: { attemptId, cadreId },
  }));
  await auditAll(tx, actor, entries);
  return decided.length;
}
