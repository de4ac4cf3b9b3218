import { audit } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { markSignedIn } from '../data/account-rows.ts';
import { insertSession } from '../data/sign-in-session-rows.ts';
import { SESSION_HOURS, type SignInMethod } from '../rules/session-life.ts';

/** The browser that signs in: its signed random mark, and what a person calls it. */
export type Device = { readonly deviceKey: string; readonly deviceLabel: string; readonly requestId: string | null };

/** Opens a sign-in session for an account whose identity has been established, and writes it in the journal. */
export async function startSession(
  tx: Sql,
  account: { id: string; rootId: string },
  method: SignInMethod,
  device: Device,
  at: Date,
): Promise<string> {
  const id = newId();
  const expiresAt = new Date(at.getTime() + SESSION_HOURS * 3_600_000);
  await insertSession(tx, { id, accountId: account.id, ...device, method, at, expiresAt });
  await markSignedIn(tx, account.id, at);
  await audit(
    tx,
    { accountId: account.id, rootId: account.rootId, requestId: device.requestId },
    { action: 'sign-in.succeed', subjectType: 'sign-in-session', subjectId: id, detail: { method } },
  );
  return id;
}
