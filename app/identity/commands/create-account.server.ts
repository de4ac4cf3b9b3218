import { audit, type AuditActor } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertAccounts, type NewAccountRow } from '../data/account-writes.ts';
import { isAccountNumber, normalizedAccountNumber } from '../rules/account-number.ts';

export type NewAccount = {
  accountNumber: string;
  displayName: string;
  rootId: string;
  homeOrganizationId: string | null;
  /** left out, the account waits for its activation code */
  passwordHash?: string;
  mustChangePassword?: boolean;
  demonstration?: boolean;
  /** the notice counts as read; for demonstration accounts only */
  noticeVersion?: number;
};

export type CreatedAccount = { ok: true; accountId: string } | { ok: false; reason: 'number-invalid' | 'number-taken' };

/**
 * Creates an account in the caller's transaction. The caller has authorised it (an import, the accounts page, set-up).
 * Without a password it is PENDING and opens with an activation code.
 */
export async function createAccount(tx: Sql, by: AuditActor, given: NewAccount): Promise<CreatedAccount> {
  const [created] = await createAccounts(tx, by, [given]);
  return created ?? { ok: false, reason: 'number-invalid' };
}

/** The same for many, in two statements; the answers stand in the order of what was given. */
export async function createAccounts(tx: Sql, by: AuditActor, given: readonly NewAccount[]): Promise<CreatedAccount[]> {
  const rows = given.map(rowOf);
  const valid = rows.filter((row) => isAccountNumber(row.accountNumber));
  if (valid.length === 0) return rows.map(() => ({ ok: false, reason: 'number-invalid' }));
  const inserted = await insertAccounts(tx, valid);
  const first = valid.find((row) => inserted.has(row.id));
  if (first)
    await audit(tx, by, {
      action: 'account.create',
      subjectType: 'account',
      ...(inserted.size === 1 && { subjectId: first.id }),
      organizationId: inserted.size === 1 ? first.homeOrganizationId : null,
      detail: { count: inserted.size, root: first.rootId },
    });
  return rows.map((row) => {
    if (inserted.has(row.id)) return { ok: true, accountId: row.id };
    return { ok: false, reason: isAccountNumber(row.accountNumber) ? 'number-taken' : 'number-invalid' };
  });
}

const rowOf = (given: NewAccount): NewAccountRow => ({
  id: newId(),
  accountNumber: normalizedAccountNumber(given.accountNumber),
  displayName: given.displayName.trim(),
  rootId: given.rootId,
  homeOrganizationId: given.homeOrganizationId,
  status: given.passwordHash ? 'ACTIVE' : 'PENDING',
  passwordHash: given.passwordHash ?? null,
  mustChangePassword: given.mustChangePassword ?? true,
  demonstration: given.demonstration ?? false,
  noticeVersion: given.noticeVersion ?? 0,
});
