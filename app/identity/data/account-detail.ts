import { sqlRead, type Sql } from '~/platform/db.ts';
import type { Role } from '../rules/roles.ts';
import type { AccountStatus } from './account-rows.ts';

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
export async function findAccountDetail(accountId: string, tx: Sql = sqlRead): Promise<AccountDetail | null> {
  const rows = await tx.query<AccountDetail>(
    `SELECT a.id, a.account_number AS "accountNumber", a.display_name AS "displayName", a.root_id AS "rootId", h.id AS "organizationId",
            h.name AS "organizationName", h.path, a.status::text AS status, a.demonstration, a.password_hash IS NOT NULL AS "hasPassword",
            a.password_changed_at AS "passwordChangedAt", a.activation_expires_at AS "activationExpiresAt",
            a.slip_expires_at AS "slipExpiresAt", a.totp_confirmed_at AS "secondFactorSince", a.last_sign_in_at AS "lastSignInAt",
            a.created_at AS "createdAt"
     FROM account a JOIN organization h ON h.id = coalesce(a.home_organization_id, a.root_id)
     WHERE a.id = $1::uuid`,
    [accountId],
  );
  return rows[0] ?? null;
}

/** Present and ended grants of an account, present ones first. */
export const listGrants = (accountId: string, tx: Sql = sqlRead): Promise<AccountGrant[]> =>
  tx.query<AccountGrant>(
    `SELECT g.id, g.role::text AS role, g.organization_id AS "organizationId", o.name AS "organizationName", o.path,
            g.valid_from AS "validFrom", g.valid_to AS "validTo", b.display_name AS "grantedByName"
     FROM "grant" g JOIN organization o ON o.id = g.organization_id LEFT JOIN account b ON b.id = g.granted_by
     WHERE g.account_id = $1::uuid
     ORDER BY (g.valid_to IS NULL OR g.valid_to > now()) DESC, g.valid_from DESC`,
    [accountId],
  );

export const isPresent = (grant: { validTo: Date | null }, at: Date): boolean =>
  grant.validTo === null || grant.validTo > at;

/** Devices on which the account rests or counts failures, latest first. Device marks are not shown. */
export const listFailures = (
  accountKey: string,
): Promise<{ failures: number; lockedUntil: Date | null; updatedAt: Date }[]> =>
  sqlRead.query(
    `SELECT failures, locked_until AS "lockedUntil", updated_at AS "updatedAt" FROM sign_in_failure
     WHERE account_key = $1 AND device_key NOT LIKE '@%' AND updated_at > now() - interval '1 day' ORDER BY updated_at DESC LIMIT 20`,
    [accountKey],
  );
