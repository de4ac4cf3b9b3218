import { sql } from '~/platform/db.ts';
import type { ActorGrant } from '../rules/actor.ts';

export type SessionRow = {
  accountId: string;
  rootId: string;
  accountNumber: string;
  displayName: string;
  homeOrganizationName: string | null;
  cadreId: string | null;
  demonstration: boolean;
  mustChangePassword: boolean;
  noticeVersion: number;
  totpConfirmedAt: Date | null;
  secondFactorAt: Date | null;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  sitting: boolean;
  grants: ActorGrant[];
};

/** One session with its account, present grants and whether a sitting is running, in one statement. */
export async function findSession(sessionId: string): Promise<SessionRow | null> {
  const rows = await sql.query<SessionRow>(
    `SELECT a.id AS "accountId", a.root_id AS "rootId", a.account_number AS "accountNumber", a.display_name AS "displayName",
            h.name AS "homeOrganizationName", c.id AS "cadreId", a.demonstration, a.must_change_password AS "mustChangePassword",
            a.notice_version AS "noticeVersion", a.totp_confirmed_at AS "totpConfirmedAt", s.second_factor_at AS "secondFactorAt",
            s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.revoked_at AS "revokedAt",
            EXISTS (SELECT 1 FROM attempt t WHERE t.account_id = a.id AND t.kind = 'OFFICIAL' AND t.status = 'RUNNING') AS sitting,
            coalesce((SELECT json_agg(json_build_object('role', g.role, 'organizationId', g.organization_id, 'path', o.path))
                      FROM "grant" g JOIN organization o ON o.id = g.organization_id
                      WHERE g.account_id = a.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())), '[]') AS grants
     FROM sign_in_session s
     JOIN account a ON a.id = s.account_id AND a.status = 'ACTIVE'
     LEFT JOIN organization h ON h.id = a.home_organization_id
     LEFT JOIN cadre c ON c.account_id = a.id
     WHERE s.id = $1::uuid`,
    [sessionId],
  );
  return rows[0] ?? null;
}

export async function touchSession(sessionId: string, at: Date): Promise<void> {
  await sql.query(`UPDATE sign_in_session SET last_seen_at = $2 WHERE id = $1::uuid AND last_seen_at < $2`, [
    sessionId,
    at,
  ]);
}
