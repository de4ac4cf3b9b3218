import { allocateCertificate } from '~/credentials/commands/allocate-certificate.server.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { TestAccount, TestOrganization, World } from './world.ts';

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
          issuedOn: '2026-11-23',
          validFrom: '2026-11-23',
          validUntil: change.validUntil === undefined ? '2028-11-22' : change.validUntil,
          demonstration: false,
        },
      },
    ),
  );
  return certificateId;
}
