import type { Database } from '~/platform/db.ts';
import { organizationPlaces } from './organization-places.ts';

export type OwnAccount = {
  accountNumber: string;
  displayName: string;
  authorityName: string;
  organizationName: string;
  passwordChangedAt: Date | null;
  hasPassword: boolean;
  secondFactorSince: Date | null;
  noticeVersion: number;
  noticeAcknowledgedAt: Date | null;
};

export async function findOwnAccount(on: Database, accountId: string): Promise<OwnAccount | null> {
  const account = await on.prisma.account.findUnique({
    where: { id: accountId },
    select: {
      accountNumber: true,
      displayName: true,
      rootId: true,
      homeOrganizationId: true,
      passwordHash: true,
      passwordChangedAt: true,
      totpConfirmedAt: true,
      noticeVersion: true,
      noticeAcknowledgedAt: true,
    },
  });
  if (!account) return null;
  const { rootId, homeOrganizationId, passwordHash, totpConfirmedAt, ...shown } = account;
  const homeId = homeOrganizationId ?? rootId;
  const places = await organizationPlaces(on, [rootId, homeId]);
  return {
    ...shown,
    authorityName: places.get(rootId)?.name ?? '',
    organizationName: places.get(homeId)?.name ?? '',
    hasPassword: passwordHash !== null,
    secondFactorSince: totpConfirmedAt,
  };
}
