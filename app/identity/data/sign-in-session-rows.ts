import { sql, sqlRead, type Sql } from '~/platform/db.ts';
import type { ActorGrant } from '../rules/actor.ts';
import type { SignInMethod } from '../rules/session-life.ts';

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
  passwordChangedAt: Date | null;
  method: SignInMethod;
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
            a.notice_version AS "noticeVersion", a.password_changed_at AS "passwordChangedAt", s.method, a.totp_confirmed_at AS "totpConfirmedAt", s.second_factor_at AS "secondFactorAt",
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

export type NewSession = {
  id: string;
  accountId: string;
  deviceKey: string;
  deviceLabel: string;
  method: SignInMethod;
  at: Date;
  expiresAt: Date;
  secondFactorAt?: Date | null;
};

export async function insertSession(tx: Sql, session: NewSession): Promise<void> {
  await tx.query(
    `INSERT INTO sign_in_session (id, account_id, created_at, last_seen_at, expires_at, device_key, device_label, method, second_factor_at)
     VALUES ($1::uuid, $2::uuid, $3::timestamptz, $3::timestamptz, $4::timestamptz, $5, $6, $7, $8::timestamptz)`,
    [
      session.id,
      session.accountId,
      session.at.toISOString(),
      session.expiresAt.toISOString(),
      session.deviceKey,
      session.deviceLabel,
      session.method,
      session.secondFactorAt?.toISOString() ?? null,
    ],
  );
}

/** Whether somebody has signed in to this account from this device before. */
export async function isKnownDevice(tx: Sql, accountId: string, deviceKey: string): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM sign_in_session WHERE account_id = $1::uuid AND device_key = $2 LIMIT 1`, [
    accountId,
    deviceKey,
  ]);
  return rows.length > 0;
}

/**
 * Ends sessions of an account and tells every web process.
 *
 * @param which one session, all but one, or all
 * @returns the ids that were open
 */
export async function revokeSessions(
  tx: Sql,
  accountId: string,
  which: { only: string } | { except: string } | 'all',
  at: Date,
): Promise<string[]> {
  const only = which !== 'all' && 'only' in which ? which.only : null;
  const except = which !== 'all' && 'except' in which ? which.except : null;
  const rows = await tx.query<{ id: string }>(
    `UPDATE sign_in_session SET revoked_at = $4::timestamptz
     WHERE account_id = $1::uuid AND revoked_at IS NULL AND ($2::uuid IS NULL OR id = $2::uuid) AND ($3::uuid IS NULL OR id <> $3::uuid)
     RETURNING id`,
    [accountId, only, except, at.toISOString()],
  );
  for (const { id } of rows) await announceSession(tx, id);
  return rows.map((row) => row.id);
}

/** Makes every web process read this session again at its next request. */
export const announceSession = (tx: Sql, sessionId: string): Promise<unknown> =>
  tx.query(`SELECT pg_notify('session_revoked', $1)::text AS notified`, [sessionId]);

/** The same for every open session of an account: roles, password or status have changed. */
export const announceSessionsOf = (tx: Sql, accountId: string): Promise<unknown> =>
  tx.query(
    `SELECT pg_notify('session_revoked', id::text)::text AS notified FROM sign_in_session
     WHERE account_id = $1::uuid AND revoked_at IS NULL AND expires_at > clock_timestamp()`,
    [accountId],
  );

export const confirmSecondFactor = (tx: Sql, sessionId: string, at: Date): Promise<unknown> =>
  tx.query(`UPDATE sign_in_session SET second_factor_at = $2::timestamptz WHERE id = $1::uuid`, [
    sessionId,
    at.toISOString(),
  ]);

export type OpenSession = { id: string; deviceLabel: string; method: SignInMethod; createdAt: Date; lastSeenAt: Date };

/** Sessions that still let their owner in: one that has rested too long does not, unless a sitting runs. */
export const listOpenSessions = (accountId: string, at: Date, idleMs: number): Promise<OpenSession[]> =>
  sqlRead.query<OpenSession>(
    `SELECT s.id, s.device_label AS "deviceLabel", s.method, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt"
     FROM sign_in_session s
     WHERE s.account_id = $1::uuid AND s.revoked_at IS NULL
       AND ((s.expires_at > $2::timestamptz AND s.last_seen_at >= $3::timestamptz)
            OR EXISTS (SELECT 1 FROM attempt t WHERE t.account_id = s.account_id AND t.kind = 'OFFICIAL' AND t.status = 'RUNNING'))
     ORDER BY s.last_seen_at DESC, s.id DESC LIMIT 100`,
    [accountId, at, new Date(at.getTime() - idleMs)],
  );
