import { grantExemption } from '~/exams/commands/grant-exemption.server.ts';
import type { ExemptionInput } from '~/exams/rules/exemption-form.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';

/** What an officer enters of an exemption, by the policy version that lists its kind. */
export const exemptionOf = (
  cadreId: string | null,
  policyVersionId: string,
  over: Partial<ExemptionInput> = {},
): ExemptionInput => ({
  cadreId: cadreId ?? '',
  occasion: 'PRE_APPOINTMENT',
  kind: { policyVersionId, kind: '组织批准免测' },
  reason: '援派期间，经研究同意免测',
  documentNumber: '云直工〔2026〕12号',
  approvedBy: '中共云泽市委市级机关工作委员会',
  validFrom: today(),
  validUntil: null,
  ...over,
});

/** Exempts somebody. @throws where that is refused */
export async function exempt(actor: Actor, input: ExemptionInput): Promise<string> {
  const granted = await grantExemption(actor, input);
  if (!granted.ok) throw new Error(`${granted.field}: ${granted.reason}`);
  return granted.exemptionId;
}
