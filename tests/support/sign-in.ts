import { SESSION_COOKIE, signValue } from '~/http/cookies.server.ts';
import { insertSession } from '~/identity/data/sign-in-session-rows.ts';
import { viewerOfSession } from '~/identity/queries/viewer.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';

/**
 * Signs somebody in without the sign-in page: a session row and the cookie that names it, as `name=value`. Works for a
 * site that runs on the same database and DATA_DIR (or MASTER_SECRET) as the test process.
 */
export async function sessionCookieFor(accountId: string): Promise<string> {
  return `${SESSION_COOKIE}=${signValue(SESSION_COOKIE, await signIn(accountId))}`;
}

async function signIn(accountId: string): Promise<string> {
  const id = newId();
  const at = new Date();
  const expiresAt = new Date(at.getTime() + 12 * 3_600_000);
  await insertSession(sql, {
    id,
    accountId,
    deviceKey: `test-${id}`,
    deviceLabel: 'Test',
    method: 'password',
    at,
    expiresAt,
    secondFactorAt: at,
  });
  return id;
}

/** The same for a browser context: `await context.addCookies([await browserCookieFor(site.url, accountId)])`. */
export async function browserCookieFor(url: string, accountId: string) {
  const [name = '', value = ''] = (await sessionCookieFor(accountId)).split('=');
  return { name, value, url, httpOnly: true, sameSite: 'Lax' as const };
}

/** The person behind an account as commands need to know them. */
export async function actorOf(accountNumber: string): Promise<Actor> {
  const [account] = await sql.query<{ id: string }>(`SELECT id::text FROM account WHERE account_number = $1`, [
    accountNumber,
  ]);
  const sessionId = await signIn(account?.id ?? '');
  const viewer = await viewerOfSession(sessionId, 'test', new Date());
  if (!viewer) throw new Error(`nobody has the account ${accountNumber}`);
  return viewer.actor;
}
