import { audit, SYSTEM } from '~/platform/audit.ts';
import type { Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { addRule, lockLastRule } from '../data/rule-rows.ts';
import type { StartingRule } from '../rules/starting-rule.ts';

type CitedRule = Omit<StartingRule, 'clause'> & {
  /** the text of the clause that states it */
  readonly clauseVersionId: string | null;
};

/**
 * Enters rules that come with the software as dated rows of an authority, in the caller's transaction. A rule of which
 * the authority has a row already, whoever set it, is left alone.
 *
 * @param validFrom civil date
 */
export async function startRules(
  tx: Transaction,
  rootId: string,
  rules: readonly CitedRule[],
  validFrom: string,
): Promise<void> {
  for (const rule of rules) {
    if (await lockLastRule(tx, rule.code, rootId)) continue;
    const ruleId = newId();
    await addRule(tx, { id: ruleId, organizationId: rootId, validFrom, recordedBy: null, ...rule });
    await audit(
      tx,
      { ...SYSTEM, rootId },
      {
        action: 'rule.set',
        subjectType: 'rule',
        subjectId: ruleId,
        organizationId: rootId,
        detail: { code: rule.code, validFrom },
      },
    );
  }
}
