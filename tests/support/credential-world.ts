import { allocateCertificate } from '~/credentials/commands/allocate-certificate.server.ts';
import { today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { TestAccount, TestOrganization, World } from './world.ts';

/** Two years on, in which a slip lasts. */
const TWO_YEARS_MS = 730 * 86_400_000;

/** Takes a number for a pass slip of somebody, as the worker does after a confirmed result. */
export async function slipFor(
  world: World,
  person: TestAccount,
  organization: TestOrganization,
  change: { validUntil?: string | null; sourceId?: string } = {},
): Promise<string> {
  const { certificateId } = await inTransaction((tx) =>
    allocateCertificate(
      tx,
      { accountId: null, rootId: world.root.id },
      {
        type: 'TEST_PASS_SLIP',
        prefix: 'CS',
        scheme: 'PRE_APPOINTMENT',
        level: null,
        cycle: change.sourceId ?? newId(),
        rootId: world.root.id,
        organizationId: organization.id,
        cadreId: person.cadreId ?? '',
        accountId: person.accountId,
        sourceType: 'eligibility',
        sourceId: change.sourceId ?? newId(),
        facts: {
          title: '测试合格凭证',
          authorityName: '测试工委',
          holderName: '欧阳明禾',
          sentences: ['同志于2026年11月20日参加选任前测试，成绩合格。', '特此证明。'],
          rows: [['单位', organization.name]],
          issuedOn: today(),
          validFrom: today(),
          validUntil: change.validUntil === undefined ? today(new Date(Date.now() + TWO_YEARS_MS)) : change.validUntil,
          demonstration: false,
        },
      },
    ),
  );
  return certificateId;
}
