import { audit } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { setActivations } from '../data/account-writes.ts';
import { countWaiting, listWaiting } from '../data/activation-rows.ts';
import { findOrganizationPlace } from '../data/grant-rows.ts';
import { authorise, NotFound, type Actor } from '../rules/actor.ts';
import { ACTIVATION_DAYS } from '../rules/rescue.ts';
import { activationDigest } from './activate-account.server.ts';
import { newCode } from './issue-code.server.ts';

export const MOST_CODES = 500;
export type IssuedCode = { accountNumber: string; displayName: string; note: string; code: string };

/** New codes for the learners of a subtree who have not activated yet. They are answered once and kept as digests. */
export async function issueActivationCodes(
  actor: Actor,
  organizationId: string,
  at: Date,
): Promise<{ codes: IssuedCode[]; left: number; until: Date }> {
  return inSqlTransaction(async (tx) => {
    const place = await findOrganizationPlace(tx, organizationId);
    if (!place) throw new NotFound('organization');
    authorise(actor, 'accounts.activate', place.path);
    const waiting = await listWaiting(tx, place.path, MOST_CODES);
    const made = waiting.map((account) => ({ account, code: newCode() }));
    const until = new Date(at.getTime() + ACTIVATION_DAYS * 86_400_000);
    const digests = made.map(({ account, code }) => ({ id: account.id, hmac: activationDigest(account.id, code) }));
    const set = await setActivations(tx, digests, until);
    await audit(tx, actor, {
      action: 'account.issue-codes',
      subjectType: 'organization',
      subjectId: place.id,
      organizationId: place.id,
      detail: { count: set.size },
    });
    return {
      codes: made.map(({ account, code }) => ({
        accountNumber: account.accountNumber,
        displayName: account.displayName,
        note: account.organizationName,
        code,
      })),
      left: (await countWaiting(tx, place.path)) - made.length,
      until,
    };
  });
}
