import { authorisedScopes, can, Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction, type Transaction } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import { recordFact } from '~/platform/outbox.ts';
import { upheldAppealDeciders } from '../data/appeal-rows.ts';
import { eligibilitiesToDecide, setEligibility, type EligibilityToDecide } from '../data/eligibility-rows.ts';
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
  const confirm: Each = async (tx, row) => {
    const at = now();
    const confirmed = await setEligibility(tx, row.id, ['FLAGGED', 'HELD'], {
      status: 'CONFIRMED',
      reason: null,
      by: actor,
      at,
      valid: passValidity(today(at), row.validityMonths),
    });
    if (!confirmed) return false;
    await recordFact(tx, resultConfirmed, { eligibilityId: row.id });
    // The level paper is evidence of an application and has no slip of its own.
    await tell(tx, row, row.occasion === 'CERTIFICATION_L1' ? 'result-confirmed-level' : 'result-confirmed');
    await auditDecision(tx, actor, row, 'result.confirm');
    return true;
  };
  return decide(actor, ids, byAnother, confirm);
}

/** Keeps passes back with a reason; they can be confirmed later. */
export async function holdResults(actor: Actor, ids: readonly string[], reason: string): Promise<DecidedResults> {
  return decide(actor, ids, without(reason), async (tx, row) => {
    const held = await setEligibility(tx, row.id, ['FLAGGED'], {
      status: 'HELD',
      reason: reason.trim(),
      by: actor,
      at: now(),
    });
    if (!held) return false;
    await tell(tx, row, 'result-held');
    await auditDecision(tx, actor, row, 'result.hold');
    return true;
  });
}

/** Refuses passes for good, with a reason (不予确认). They count as sittings that were not passed. */
export async function refuseResults(actor: Actor, ids: readonly string[], reason: string): Promise<DecidedResults> {
  return decide(actor, ids, without(reason), async (tx, row) => {
    const refused = await setEligibility(tx, row.id, ['FLAGGED', 'HELD'], {
      status: 'WITHDRAWN',
      reason: reason.trim(),
      by: actor,
      at: now(),
    });
    if (!refused) return false;
    await tell(tx, row, 'result-refused');
    await auditDecision(tx, actor, row, 'result.refuse');
    return true;
  });
}

type Each = (tx: Transaction, row: EligibilityToDecide) => Promise<boolean>;
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
  each: Each,
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
    let decided = 0;
    for (const row of rows) if (await each(tx, row)) decided += 1;
    return { ok: true, decided, already: rows.length - decided };
  });
}

const tell = async (tx: Transaction, row: EligibilityToDecide, kind: string): Promise<void> => {
  if (row.accountId) await notify(tx, row.accountId, kind, {}, `/sittings/${row.attemptId}/result`);
};

const auditDecision = async (tx: Transaction, actor: Actor, row: EligibilityToDecide, action: string): Promise<void> =>
  audit(tx, actor, {
    action,
    subjectType: 'eligibility',
    subjectId: row.id,
    organizationId: row.organizationId,
    detail: { attemptId: row.attemptId, cadreId: row.cadreId },
  });
