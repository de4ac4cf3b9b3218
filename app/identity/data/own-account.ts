import type { Sql } from '~/platform/db.ts';

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

export async function findOwnAccount(tx: Sql, accountId: string): Promise<OwnAccount | null> {
  const rows = await tx.query<OwnAccount>(
    `SELECT a.account_number AS "accountNumber", a.display_name AS "displayName", r.name AS "authorityName",
            coalesce(h.name, r.name) AS "organizationName", a.password_changed_at AS "passwordChangedAt",
            a.password_hash IS NOT NULL AS "hasPassword", a.totp_confirmed_at AS "secondFactorSince",
            a.notice_version AS "noticeVersion", a.notice_acknowledged_at AS "noticeAcknowledgedAt"
     FROM account a JOIN organization r ON r.id = a.root_id LEFT JOIN organization h ON h.id = a.home_organization_id
     WHERE a.id = $1::uuid`,
    [accountId],
  );
  return rows[0] ?? null;
}
