import { createAccounts } from '~/identity/commands/create-account.server.ts';
import { grantCadreRoles } from '~/identity/commands/grant-role.server.ts';
import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { lockWithoutAccount, setAccounts } from '../data/cadre-account-rows.ts';

/**
 * Opens learner accounts for people in the actor's subtrees; the staff number is the account number. Each waits for its
 * activation code. Who has an account already is passed over.
 *
 * @returns how many were opened, and how many could not be: without a number, or with one that is taken
 */
export async function openCadreAccounts(
  actor: Actor,
  cadreIds: readonly string[],
): Promise<{ opened: number; skipped: number }> {
  const scopes = authorisedScopes(actor, 'registry.write');
  const ids = cadreIds.filter((id) => /^[0-9a-f-]{36}$/.test(id));
  if (ids.length === 0) return { opened: 0, skipped: 0 };
  return inSqlTransaction(async (tx) => {
    const without = await lockWithoutAccount(tx, ids, scopes);
    const able = without.filter(({ staffNumber }) => staffNumber);
    const created = await createAccounts(
      tx,
      actor,
      able.map((cadre) => ({
        accountNumber: cadre.staffNumber ?? '',
        displayName: cadre.name,
        rootId: cadre.rootId,
        homeOrganizationId: cadre.homeOrganizationId,
        demonstration: cadre.demonstration,
      })),
    );
    const linked = able.flatMap((cadre, i) => {
      const answer = created[i];
      return answer?.ok
        ? [{ id: cadre.id, accountId: answer.accountId, organizationId: cadre.homeOrganizationId }]
        : [];
    });
    await setAccounts(tx, linked);
    await grantCadreRoles(tx, actor, linked);
    return { opened: linked.length, skipped: without.length - linked.length };
  });
}
