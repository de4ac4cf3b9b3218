import { randomBytes } from 'node:crypto';
import { audit, SYSTEM, type AuditActor } from '~/platform/audit.ts';
import { inTransaction, sql, type Transaction } from '~/platform/db.ts';
import { blindIndex } from '~/platform/field-cipher.ts';
import { recordFact } from '~/platform/outbox.ts';
import { closeSetupLink } from '~/platform/setup-link-file.ts';
import { setActivations } from '../data/account-writes.ts';
import { deleteSetting, INSTALLATION, listRealAuthorities, readSetting, writeSetting } from '../data/setting-rows.ts';
import { authoritySetUp } from '../jobs/authority-set-up.ts';
import { ACTIVATION_DAYS } from '../rules/rescue.ts';
import type { Role } from '../rules/roles.ts';
import { activationDigest } from './activate-account.server.ts';
import { createOrganizations } from './change-organization-tree.server.ts';
import { createAccount } from './create-account.server.ts';
import { grantRole } from './grant-role.server.ts';
import { newCode } from './issue-code.server.ts';

const KEY = 'setup-token';
const SETUP_DAYS = 30;

/** The first accounts of an authority: the three separate powers and who runs its business. */
export const FIRST_ROLES = [
  'SYS_ADMIN',
  'SEC_ADMIN',
  'AUDIT_ADMIN',
  'AUTHORITY_ADMIN',
] as const satisfies readonly Role[];
export type FirstRole = (typeof FIRST_ROLES)[number];
export type FirstAccount = { role: FirstRole; accountNumber: string; displayName: string };
export type FirstCode = FirstAccount & { code: string };

/**
 * Makes the one-time link by which the real authority is set up; an older one stops working. Only its digest is kept.
 *
 * @returns the path with the token, such as `/setup?token=…`; null when there is an authority already
 */
export async function issueSetupLink(at: Date): Promise<{ path: string; until: Date } | null> {
  if ((await listRealAuthorities(sql)).length > 0) return null;
  const token = randomBytes(24).toString('base64url');
  const until = new Date(at.getTime() + SETUP_DAYS * 86_400_000);
  const kept = { hmac: blindIndex('setup-token', token), expiresAt: until.toISOString() };
  await inTransaction(async (tx) => {
    await writeSetting(tx, INSTALLATION, KEY, kept, null);
    await audit(tx, SYSTEM, {
      action: 'authority.issue-link',
      subjectType: 'installation',
      detail: { until: kept.expiresAt },
    });
  });
  return { path: `/setup?token=${token}`, until };
}

/** Whether a set-up link may be used. */
export async function isSetupOpen(token: string, at: Date, tx: Transaction = sql): Promise<boolean> {
  const kept = (await readSetting(tx, INSTALLATION, KEY)) as { hmac: string; expiresAt: string } | null;
  return kept !== null && kept.hmac === blindIndex('setup-token', token) && new Date(kept.expiresAt) > at;
}

export type SetupAnswer =
  | { ok: true; rootId: string; codes: FirstCode[]; until: Date }
  | { ok: false; reason: 'link-spent' | 'number-taken' | 'number-invalid'; accountNumber?: string };

/** Sets the authority up by the one-time link, which is spent by it. */
export async function setUpByLink(
  token: string,
  given: { name: string; code: string; accounts: readonly FirstAccount[] },
  at: Date,
): Promise<SetupAnswer> {
  return undoneUnlessOk(async (tx) =>
    isSetupOpen(token, at, tx).then(async (open) =>
      open && (await deleteSetting(tx, INSTALLATION, KEY))
        ? setUpAuthority(tx, SYSTEM, given, at)
        : { ok: false as const, reason: 'link-spent' as const },
    ),
  );
}

/** The same for who works on the machine itself (`npm run admin:create`). */
export const setUpFromTerminal = async (
  given: { name: string; code: string; accounts: readonly FirstAccount[] },
  at: Date,
): Promise<SetupAnswer> => undoneUnlessOk(async (tx) => setUpAuthority(tx, SYSTEM, given, at));

async function setUpAuthority(
  tx: Transaction,
  by: AuditActor,
  given: { name: string; code: string; accounts: readonly FirstAccount[] },
  at: Date,
): Promise<SetupAnswer> {
  const [root] = await createOrganizations(tx, by, [{ parent: null, code: given.code, name: given.name }]);
  if (!root) throw new Error('no root organization was made');
  const until = new Date(at.getTime() + ACTIVATION_DAYS * 86_400_000);
  const codes: FirstCode[] = [];
  for (const first of given.accounts) {
    const made = await openFirstAccount(tx, by, root.id, first, until, at);
    if (!made.ok) return { ok: false, reason: made.reason, accountNumber: first.accountNumber };
    codes.push({ ...first, code: made.code });
  }
  const about = {
    action: 'authority.set-up',
    subjectType: 'organization',
    subjectId: root.id,
    organizationId: root.id,
  };
  await audit(tx, { ...by, rootId: root.id }, about);
  await recordFact(tx, authoritySetUp, { rootId: root.id });
  return { ok: true, rootId: root.id, codes, until };
}

/** An account with one role on the authority and the code that activates it. */
async function openFirstAccount(
  tx: Transaction,
  by: AuditActor,
  rootId: string,
  first: { role: Role; accountNumber: string; displayName: string },
  until: Date,
  at: Date,
): Promise<{ ok: true; code: string } | { ok: false; reason: 'number-taken' | 'number-invalid' }> {
  const within = { ...by, rootId };
  const made = await createAccount(tx, within, { ...first, rootId, homeOrganizationId: rootId });
  if (!made.ok) return made;
  const granted = await grantRole(
    tx,
    within,
    { accountId: made.accountId, role: first.role, organizationId: rootId },
    at,
  );
  if (!granted.ok) throw new Error(`a new account was refused its role: ${granted.reason}`);
  const code = newCode();
  await setActivations(tx, [{ id: made.accountId, hmac: activationDigest(made.accountId, code) }], until);
  return { ok: true, code };
}

/** One more administrator of an authority, for who works on the machine itself. */
export async function addAdministrator(
  rootId: string,
  first: { role: Role; accountNumber: string; displayName: string },
  at: Date,
): Promise<{ ok: true; code: string; until: Date } | { ok: false; reason: 'number-taken' | 'number-invalid' }> {
  const until = new Date(at.getTime() + ACTIVATION_DAYS * 86_400_000);
  const made = await inTransaction(async (tx) => openFirstAccount(tx, SYSTEM, rootId, first, until, at));
  return made.ok ? { ...made, until } : made;
}

class Undone extends Error {
  readonly answer: SetupAnswer;
  constructor(answer: SetupAnswer) {
    super('undone');
    this.answer = answer;
  }
}

/** Half an authority is worse than none: a refusal takes everything back, the use of the link too. */
async function undoneUnlessOk(work: (tx: Transaction) => Promise<SetupAnswer>): Promise<SetupAnswer> {
  try {
    const done = await inTransaction(async (tx) => {
      const answer = await work(tx);
      if (!answer.ok) throw new Undone(answer);
      return answer;
    });
    closeSetupLink();
    return done;
  } catch (fault) {
    if (fault instanceof Undone) return fault.answer;
    throw fault;
  }
}
