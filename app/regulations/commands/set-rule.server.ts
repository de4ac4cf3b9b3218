import { authorise, NotFound, placesOf, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { citableClauseRow } from '../data/citable-clause-rows.ts';
import { organizationPlace } from '../data/organization-place.ts';
import { addRule, confirmRuleRow, endRule, isComposite, lockLastRule, lockRule } from '../data/rule-rows.ts';
import { isOfParts, type RuleFields } from '../rules/measure-forms.ts';

export type RuleRefusal = { ok: false; reason: 'not-after-present' | 'no-clause' | 'composite-rule' };

/** Sets a rule for an organization and all below it from a day on; the row before ends on that day and stays on record. */
export async function setRule(actor: Actor, fields: RuleFields): Promise<{ ok: true; ruleId: string } | RuleRefusal> {
  return inTransaction(async (tx) => {
    const place = await organizationPlace(tx, fields.organizationId);
    if (!place) throw new NotFound('organization');
    authorise(actor, 'regulations.write', place.path);
    const clause = fields.clauseId
      ? await citableClauseRow(tx, placesOf(actor), fields.clauseId, fields.validFrom)
      : null;
    if (fields.clauseId && !clause) return { ok: false, reason: 'no-clause' };
    // Who reads a rule of several parts (hours owed, say) would find a bare number there and no parts.
    if (isOfParts(fields.code) || (await isComposite(tx, fields.code))) return { ok: false, reason: 'composite-rule' };
    const before = await lockLastRule(tx, fields.code, fields.organizationId);
    if (before && fields.validFrom <= before.validFrom) return { ok: false, reason: 'not-after-present' };
    if (before) await endRule(tx, before.id, fields.validFrom);
    const ruleId = newId();
    await addRule(tx, {
      id: ruleId,
      code: fields.code,
      organizationId: fields.organizationId,
      validFrom: fields.validFrom,
      value: fields.value,
      unit: fields.unit,
      clauseVersionId: clause?.clauseVersionId ?? null,
      evidence: clause?.evidence ?? 'PROPOSAL',
      recordedBy: actor.accountId,
    });
    await audit(tx, actor, {
      action: 'rule.set',
      subjectType: 'rule',
      subjectId: ruleId,
      organizationId: fields.organizationId,
      detail: { code: fields.code, validFrom: fields.validFrom },
    });
    return { ok: true, ruleId };
  });
}

/** Puts one's name to a rule row. */
export async function confirmRule(actor: Actor, ruleId: string): Promise<{ ok: true }> {
  return inTransaction(async (tx) => {
    const rule = await lockRule(tx, ruleId);
    if (!rule) throw new NotFound('rule');
    authorise(actor, 'regulations.write', rule.path);
    await confirmRuleRow(tx, ruleId, actor.accountId);
    await audit(tx, actor, {
      action: 'rule.confirm',
      subjectType: 'rule',
      subjectId: ruleId,
      organizationId: rule.organizationId,
      detail: { code: rule.code },
    });
    return { ok: true };
  });
}
