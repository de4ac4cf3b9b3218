import { grantExemption } from '~/exams/commands/grant-exemption.server.ts';
import { withdrawExemption } from '~/exams/commands/withdraw-exemption.server.ts';
import type { ExemptionInput } from '~/exams/rules/exemption-form.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { daysAfter } from '~/overview/rules/days-between.ts';
import type { WrittenCadre } from './write-city.ts';

type Told = Pick<ExemptionInput, 'occasion' | 'reason'> & {
  kind: string;
  /** days from today */
  from: number;
  until: number | null;
  withdrawn?: string;
};

const APPROVED = '组织批准免测';
const HELD = '已持有效测试合格凭证';

/** Exemptions of every state; all of it is invented. */
const TOLD: readonly Told[] = [
  { occasion: 'PRE_APPOINTMENT', kind: APPROVED, reason: '援派期间，经研究同意免测（演示）', from: -120, until: null },
  { occasion: 'PRE_APPOINTMENT', kind: HELD, reason: '调入前在原单位测试合格，凭证在有效期内（演示）', from: -60, until: 300 },
  { occasion: 'PRE_ELECTION', kind: APPROVED, reason: '连任人选，上届测试合格后未间断任职（演示）', from: -40, until: 150 },
  { occasion: 'PRE_APPOINTMENT', kind: HELD, reason: '外地测试合格凭证经核对属实（演示）', from: -200, until: 45 },
  { occasion: 'PRE_APPOINTMENT', kind: APPROVED, reason: '脱产学习期间，返岗前免测（演示）', from: 20, until: 200 },
  { occasion: 'PRE_APPOINTMENT', kind: APPROVED, reason: '借调期间免测（演示）', from: -30, until: null, withdrawn: '借调结束，恢复参加测试（演示）' },
]; // prettier-ignore

/** A handful of people who are exempted from the test, granted by the officer as on any day. */
export async function writeExemptions(
  officer: Actor,
  policyVersionId: string,
  people: readonly WrittenCadre[],
  day: string,
): Promise<void> {
  for (const [at, told] of TOLD.entries()) {
    const person = people[at];
    if (!person) return;
    const granted = await grantExemption(officer, {
      cadreId: person.id,
      occasion: told.occasion,
      kind: { policyVersionId, kind: told.kind },
      reason: told.reason,
      documentNumber: null,
      approvedBy: '中共云泽市委市级机关工作委员会（演示）',
      validFrom: daysAfter(day, told.from),
      validUntil: told.until === null ? null : daysAfter(day, told.until),
    });
    if (!granted.ok) throw new Error(`exemption: ${granted.reason}`);
    if (told.withdrawn) await withdrawExemption(officer, granted.exemptionId, told.withdrawn);
  }
}
