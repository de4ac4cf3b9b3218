import { audit } from '~/platform/audit.ts';
import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { markSignedIn } from '../data/account-rows.ts';
import { insertSession } from '../data/sign-in-session-rows.ts';
import { SESSION_HOURS, type SignInMethod } from '../rules/session-life.ts';

/** The browser that signs in: its signed random mark, what a person calls it, and from where it comes. */
export type Device = {
  readonly deviceKey: string;
  readonly deviceLabel: string;
  readonly visitorAddress: string;
  readonly requestId: string | null;
};

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
  const { deviceKey, deviceLabel } = device;
  await insertSession(tx, { id, accountId: account.id, deviceKey, deviceLabel, method, at, expiresAt });
  await markSignedIn(tx, account.id, at);
  await audit(
    tx,
    { accountId: account.id, rootId: account.rootId, requestId: device.requestId },
    { action: 'sign-in.succeed', subjectType: 'sign-in-session', subjectId: id, detail: { method } },
  );
  return id;
}
