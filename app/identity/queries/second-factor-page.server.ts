import { openField } from '~/platform/field-cipher.ts';
import { totpAddress } from '~/platform/one-time-password.ts';
import { sqlRead } from '~/platform/db.ts';
import { findAccount } from '../data/account-rows.ts';
import { countRecoveryCodes } from '../data/second-factor-rows.ts';
import { NotFound, type Actor } from '../rules/actor.ts';

/**
 * How far the person's second factor is. The secret itself is only given while it is being set up, and only to the
 * signed-in person.
 */
export async function secondFactorPage(actor: Actor, issuer: string) {
  const account = await findAccount(sqlRead, actor.accountId);
  if (!account) throw new NotFound('account');
  const pending = account.totpSecret !== null && account.totpConfirmedAt === null;
  const secret = pending && account.totpSecret ? openField(`account.totp:${account.id}`, account.totpSecret) : null;
  return {
    since: account.totpConfirmedAt,
    secret,
    address: secret ? totpAddress(secret, issuer, account.accountNumber) : null,
    recoveryCodesLeft: await countRecoveryCodes(sqlRead, actor.accountId),
  };
}
