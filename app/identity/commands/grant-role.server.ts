import { audit, type AuditActor } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { now } from '~/platform/clock.ts';
import { findAccount } from '../data/account-rows.ts';
import { endGrant, findOrganizationPlace, insertGrants, lockedPresentGrants } from '../data/grant-rows.ts';
import { announceSessionsOf } from '../data/sign-in-session-rows.ts';
import { conflictingRoles, type Role } from '../rules/roles.ts';

export type RoleGiven = { accountId: string; role: Role; organizationId: string };
export type GrantAnswer =
  | { ok: true }
  | { ok: false; reason: 'conflict'; with: Role }
  | { ok: false; reason: 'other-authority' | 'unknown' | 'held-already' };

/**
 * Grants a role on an organization and its subtree, in the caller's transaction; the caller has authorised it. Refuses
 * what would join one of the three separate powers with anything else, and rights in another authority's tree.
 */
export async function grantRole(tx: Sql, by: AuditActor, given: RoleGiven, at: Date = now()): Promise<GrantAnswer> {
  const account = await findAccount(tx, given.accountId);
  const place = await findOrganizationPlace(tx, given.organizationId);
  if (!account || !place) return { ok: false, reason: 'unknown' };
  if (account.rootId !== place.rootId) return { ok: false, reason: 'other-authority' };
  const held = (await lockedPresentGrants(tx, given.accountId)).map((grant) => grant.role);
  const conflict = conflictingRoles([...held, given.role]);
  if (conflict) return { ok: false, reason: 'conflict', with: conflict[0] === given.role ? conflict[1] : conflict[0] };
  const row = { id: newId(), ...given, grantedBy: by.accountId };
  if ((await insertGrants(tx, [row], at)) === 0) return { ok: false, reason: 'held-already' };
  await announceSessionsOf(tx, given.accountId);
  await audit(tx, by, {
    action: 'grant.give',
    subjectType: 'account',
    subjectId: given.accountId,
    organizationId: given.organizationId,
    detail: { role: given.role },
  });
  return { ok: true };
}

/** Grants `CADRE` to many new accounts at once; they hold nothing yet, so nothing can conflict. */
export async function grantCadreRoles(
  tx: Sql,
  by: AuditActor,
  given: readonly { accountId: string; organizationId: string }[],
  at: Date = now(),
): Promise<void> {
  if (given.length === 0) return;
  const rows = given.map((one) => ({ id: newId(), ...one, role: 'CADRE' as const, grantedBy: by.accountId }));
  const count = await insertGrants(tx, rows, at);
  await audit(tx, by, { action: 'grant.give', subjectType: 'account', detail: { role: 'CADRE', count } });
}

/** Takes a grant away, in the caller's transaction; the caller has authorised it. */
export async function takeRole(
  tx: Sql,
  by: AuditActor,
  accountId: string,
  grantId: string,
  at: Date = now(),
): Promise<{ ok: true } | { ok: false; reason: 'not-held' }> {
  const ended = await endGrant(tx, accountId, grantId, at);
  if (!ended) return { ok: false, reason: 'not-held' };
  await announceSessionsOf(tx, accountId);
  await audit(tx, by, {
    action: 'grant.take',
    subjectType: 'account',
    subjectId: accountId,
    organizationId: ended.organizationId,
    detail: { role: ended.role },
  });
  return { ok: true };
}
