import { findSession, touchSession, type SessionRow } from '../data/sign-in-session-rows.ts';
import { passwordIsDue } from '../rules/password-policy.ts';
import { idleMsOf, type SignInMethod } from '../rules/session-life.ts';
import type { Actor } from '../rules/actor.ts';
import { isAdministrator } from '../rules/roles.ts';

/** The signed-in person as pages need to know them. */
export type Viewer = {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly accountNumber: string;
  readonly homeOrganizationName: string | null;
  readonly demonstration: boolean;
  readonly mustChangePassword: boolean;
  readonly noticeVersion: number;
  readonly administrator: boolean;
  readonly method: SignInMethod;
  readonly secondFactorConfirmed: boolean;
  readonly secondFactorEnrolled: boolean;
};

const FRESH_MS = 10_000;
const TOUCH_MS = 60_000;
const MOST_HELD = 50_000;

/** `touchedAt` is the last use that is written down, `seenAt` the last one that this process knows of. */
type Held = { row: SessionRow; readAt: number; touchedAt: number; seenAt: number };
const held = new Map<string, Held>();

/** Forgets what is remembered of a session, so that the next request reads it again. Called on a revocation notice. */
export const forgetSession = (sessionId: string): void => {
  held.delete(sessionId);
};

/**
 * Who this session is, read at most every ten seconds and at once after a revocation notice.
 *
 * @returns null when it was ended, has expired or has rested too long; a running sitting keeps it alive
 */
export async function viewerOfSession(sessionId: string, requestId: string, at: Date): Promise<Viewer | null> {
  let known = held.get(sessionId);
  if (!known || at.getTime() - known.readAt > FRESH_MS) {
    const row = await findSession(sessionId);
    if (!row) {
      held.delete(sessionId);
      return null;
    }
    if (held.size >= MOST_HELD) held.delete(held.keys().next().value as string);
    // Re-inserted, so that the session least lately read is the first to go.
    held.delete(sessionId);
    const touchedAt = Math.max(known?.touchedAt ?? 0, row.lastSeenAt.getTime());
    known = { row, readAt: at.getTime(), touchedAt, seenAt: Math.max(known?.seenAt ?? 0, touchedAt) };
    held.set(sessionId, known);
  }
  const { row } = known;
  const administrator = row.grants.some((grant) => isAdministrator(grant.role));
  const idle = idleMsOf(row.grants.map((grant) => grant.role));
  if (row.revokedAt) return null;
  if ((row.expiresAt <= at || at.getTime() - known.seenAt > idle) && !row.sitting) return null;
  known.seenAt = at.getTime();
  if (at.getTime() - known.touchedAt > TOUCH_MS) {
    known.touchedAt = at.getTime();
    void touchSession(sessionId, at).catch(() => undefined);
  }
  return {
    actor: {
      accountId: row.accountId,
      rootId: row.rootId,
      cadreId: row.cadreId,
      displayName: row.displayName,
      grants: row.grants,
      requestId,
    },
    sessionId,
    accountNumber: row.accountNumber,
    homeOrganizationName: row.homeOrganizationName,
    demonstration: row.demonstration,
    mustChangePassword: passwordIsDue({ ...row, administrator }, at),
    method: row.method,
    noticeVersion: row.noticeVersion,
    administrator,
    secondFactorConfirmed: row.secondFactorAt !== null,
    secondFactorEnrolled: row.totpConfirmedAt !== null,
  };
}
