import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { findPassSlipSource, type PassSlipSource } from '../data/pass-slip-source.ts';
import { POST_ROW, UNIT_ROW } from '../rules/certificate-correction.ts';
import { chineseDate } from '../rules/certificate-facts.ts';
import { allocateCertificate } from './allocate-certificate.server.ts';

const OCCASION: Record<PassSlipSource['occasion'], string> = {
  PRE_ELECTION: '选任前测试（选举前）',
  PRE_APPOINTMENT: '选任前测试（任用前）',
  CERTIFICATION_L1: '职业能力认证初级知识考试',
};

/** The level paper is evidence of an application, not a test that gates an office: it has no slip. */
const HAS_SLIP: readonly PassSlipSource['occasion'][] = ['PRE_ELECTION', 'PRE_APPOINTMENT'];

/** Issues the pass slip (测试合格凭证) of a result that a named officer has confirmed; nothing happens for any other. */
export async function issuePassSlip(
  eligibilityId: string,
  at: Date = now(),
): Promise<{ certificateId: string; created: boolean } | null> {
  return inTransaction(async (tx) => {
    const source = await findPassSlipSource(tx, eligibilityId, env.TIME_ZONE);
    if (!source || source.status !== 'CONFIRMED' || !HAS_SLIP.includes(source.occasion)) return null;
    return allocateCertificate(
      tx,
      { accountId: source.decidedBy, rootId: source.rootId },
      {
        type: 'TEST_PASS_SLIP',
        prefix: 'CS',
        scheme: source.occasion,
        level: null,
        cycle: eligibilityId,
        rootId: source.rootId,
        organizationId: source.organizationId,
        cadreId: source.cadreId,
        accountId: source.accountId,
        sourceType: 'eligibility',
        sourceId: eligibilityId,
        facts: {
          title: '测试合格凭证',
          authorityName: source.authorityName,
          holderName: source.holderName,
          sentences: [
            `同志于${chineseDate(source.takenOn)}参加${source.authorityName.replace('（演示）', '')}党务干部${OCCASION[source.occasion]}，成绩合格。`,
            '特此证明。',
          ],
          rows: [
            [UNIT_ROW, source.organizationName],
            ...(source.postTitle ? ([[POST_ROW, source.postTitle]] as [string, string][]) : []),
            ['测试方式', `线上测试，${source.questions}题，${source.minutes}分钟`],
            [
              '有效期',
              source.validUntil
                ? `${chineseDate(source.validFrom)}至${chineseDate(source.validUntil)}`
                : `自${chineseDate(source.validFrom)}起`,
            ],
            ...(source.decidedByName ? ([['结果确认', source.decidedByName]] as [string, string][]) : []),
          ],
          issuedOn: today(at),
          validFrom: source.validFrom,
          validUntil: source.validUntil,
          demonstration: source.demonstration,
        },
      },
      at,
    );
  });
}
