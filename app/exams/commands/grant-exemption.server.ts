import { authorisedScopes, can, Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { isId, newId } from '~/platform/id.ts';
import { coveredPeriods, exemptionKinds, insertExemption, personToExempt } from '../data/exemption-rows.ts';
import { exemptionPeriod, periodsMeet, type PeriodFault } from '../rules/exemption.ts';
import type { ExemptionInput } from '../rules/exemption-form.ts';

/** A refusal, and the field beside which it is said. */
export type ExemptionRefusal =
  | { field: 'cadreId'; reason: 'not-active' | 'own-exemption' }
  | { field: 'occasion'; reason: 'has-pass' | 'has-exemption' }
  | { field: 'kind'; reason: 'no-policy' | 'unknown-kind' }
  | { field: 'reason' | 'approvedBy'; reason: 'required' }
  | PeriodFault;
export type GrantedExemption = { ok: true; exemptionId: string } | ({ ok: false } & ExemptionRefusal);

/**
 * Exempts a person from the test of one occasion (免测), for a kind that a policy in force lists, with a reason and who
 * approved it (`rules` §2.4). Nobody exempts themselves, and nobody who holds a pass or an exemption of those days. It
 * brings no pass slip: there is no test behind it.
 */
export async function grantExemption(actor: Actor, input: ExemptionInput): Promise<GrantedExemption> {
  authorisedScopes(actor, 'exemptions.grant');
  return inTransaction(async (tx) => {
    const person = isId(input.cadreId) ? await personToExempt(tx, input.cadreId) : null;
    if (!person || person.rootId !== actor.rootId) throw new NotFound('cadre');
    const place = person.places.find(({ path }) => can(actor, 'exemptions.grant', path));
    if (!place) throw new Forbidden('exemptions.grant');
    if (person.cadreId === actor.cadreId || person.accountId === actor.accountId)
      return { ok: false, field: 'cadreId', reason: 'own-exemption' };
    if (!person.active) return { ok: false, field: 'cadreId', reason: 'not-active' };

    const kinds = await exemptionKinds(tx, person.rootId, place.path);
    if (kinds.length === 0) return { ok: false, field: 'kind', reason: 'no-policy' };
    const kind = kinds.find(
      (one) => one.policyVersionId === input.kind.policyVersionId && one.kind === input.kind.kind,
    );
    if (!kind) return { ok: false, field: 'kind', reason: 'unknown-kind' };
    for (const field of ['reason', 'approvedBy'] as const)
      if (!input[field].trim()) return { ok: false, field, reason: 'required' };

    const at = now();
    const held = exemptionPeriod(input.validFrom, input.validUntil, kind.validityMonths, today(at));
    if (!held.ok) return held;
    const { period } = held;
    const covered = await coveredPeriods(tx, person.cadreId, input.occasion);
    const other = covered.find((one) => periodsMeet(one, period));
    if (other) return { ok: false, field: 'occasion', reason: other.by };

    const exemptionId = newId();
    await insertExemption(tx, {
      id: exemptionId,
      rootId: person.rootId,
      cadreId: person.cadreId,
      organizationId: place.organizationId,
      occasion: input.occasion,
      policyVersionId: kind.policyVersionId,
      kind: kind.kind,
      reason: input.reason.trim(),
      documentNumber: input.documentNumber,
      approvedBy: input.approvedBy.trim(),
      period,
      by: actor,
      at,
    });
    if (person.accountId)
      await notify(
        tx,
        person.accountId,
        'exemption-granted',
        { kind: kind.kind, occasion: input.occasion, from: period.from, until: period.until ?? 'none' },
        '/tests',
      );
    await audit(tx, actor, {
      action: 'exemption.give',
      subjectType: 'exemption',
      subjectId: exemptionId,
      organizationId: place.organizationId,
      detail: {
        cadreId: person.cadreId,
        policyVersionId: kind.policyVersionId,
        validFrom: period.from,
        until: period.until,
      },
    });
    return { ok: true, exemptionId };
  });
}
