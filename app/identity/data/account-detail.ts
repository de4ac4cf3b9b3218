import { now } from '~/platform/clock.ts';
import { prismaRead, sqlRead, type Database } from '~/platform/db.ts';
import type { Role } from '../rules/roles.ts';
import type { AccountStatus } from './account-rows.ts';
import { organizationPlace } from './organization-places.ts';

export type AccountDetail = {
  id: string;
  accountNumber: string;
  displayName: string;
  rootId: string;
  organizationId: string;
  organizationName: string;
  path: string;
  status: AccountStatus;
  demonstration: boolean;
  hasPassword: boolean;
  passwordChangedAt: Date | null;
  activationExpiresAt: Date | null;
  slipExpiresAt: Date | null;
  secondFactorSince: Date | null;
  lastSignInAt: Date | null;
  createdAt: Date;
};

export type AccountGrant = {
  id: string;
  role: Role;
  organizationId: string;
  organizationName: string;
  path: string;
  validFrom: Date;
  validTo: Date | null;
  grantedByName: string | null;
};

/** An account with the place that decides who may see it: its home organization, else its authority. */
export async function findAccountDetail(accountId: string, on: Database = sqlRead): Promise<AccountDetail | null> {
  const account = await on.prisma.account.findUnique({
    where: { id: accountId },
    select: {
      id: true,
      accountNumber: true,
      displayName: true,
      rootId: true,
      homeOrganizationId: true,
      status: true,
      demonstration: true,
      passwordHash: true,
      passwordChangedAt: true,
      activationExpiresAt: true,
      slipExpiresAt: true,
      totpConfirmedAt: true,
      lastSignInAt: true,
      createdAt: true,
    },
  });
  if (!account) return null;
  const { homeOrganizationId, passwordHash, totpConfirmedAt, ...shown } = account;
  const place = await organizationPlace(on, homeOrganizationId ?? account.rootId);
  return {
    ...shown,
    organizationId: place.id,
    organizationName: place.name,
    path: place.path,
    hasPassword: passwordHash !== null,
    secondFactorSince: totpConfirmedAt,
  };
}

/** Present and ended grants of an account, present ones first. */
export async function listGrants(accountId: string, on: Database = sqlRead): Promise<AccountGrant[]> {
  const rows = await on.prisma.grant.findMany({
    where: { accountId },
    orderBy: [{ validFrom: 'desc' }, { id: 'desc' }],
    include: { organization: { select: { name: true, path: true } } },
  });
  const givers = await on.prisma.account.findMany({
    where: { id: { in: rows.flatMap(({ grantedBy }) => grantedBy ?? []) } },
    select: { id: true, displayName: true },
  });
  const names = new Map(givers.map(({ id, displayName }) => [id, displayName]));
  const at = now();
  return rows
    .map(({ id, role, organizationId, organization, validFrom, validTo, grantedBy }) => ({
      id,
      role,
      organizationId,
      organizationName: organization.name,
      path: organization.path,
      validFrom,
      validTo,
      grantedByName: names.get(grantedBy ?? '') ?? null,
    }))
    .sort((a, b) => Number(isPresent(b, at)) - Number(isPresent(a, at)));
}

export const isPresent = (grant: { validTo: Date | null }, at: Date): boolean =>
  grant.validTo === null || grant.validTo > at;

const DAY_MS = 86_400_000;

/** Devices on which the account rests or counts failures, latest first. Device marks are not shown. */
export const listFailures = (
  accountKey: string,
): Promise<{ failures: number; lockedUntil: Date | null; updatedAt: Date }[]> =>
  prismaRead().signInFailure.findMany({
    where: {
      accountKey,
      deviceKey: { not: { startsWith: '@' } },
      updatedAt: { gt: new Date(now().getTime() - DAY_MS) },
    },
    select: { failures: true, lockedUntil: true, updatedAt: true },
    orderBy: [{ updatedAt: 'desc' }, { deviceKey: 'asc' }],
    take: 20,
  });
