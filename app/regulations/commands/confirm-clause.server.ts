import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction } from '~/platform/db.ts';
import { recordFact } from '~/platform/outbox.ts';
import { confirmVersion, isDemonstrationRoot, lockVersion } from '../data/measure-rows.ts';
import { organizationPlace } from '../data/organization-place.ts';
import { clauseCitationChanged } from '../jobs/clause-citation-changed.ts';
import { isConfirmed } from '../rules/evidence.ts';

export type ConfirmRefusal = { ok: false; reason: 'confirmed-already' | 'demonstration' };

/**
 * Puts one's name to the text of a clause: compared with the official text, it says the same. From then on it is no
 * longer 待核, and questions that rest on it may go live. A demonstration vouches only for its own measures: a
 * real authority on the same machine relies on the rules of everybody.
 */
export async function confirmClause(actor: Actor, versionId: string): Promise<{ ok: true } | ConfirmRefusal> {
  return inTransaction(async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (!version) throw new NotFound('clause version');
    // Rules of everybody are confirmed for the whole authority, so by somebody who answers for all of it.
    const path = version.path ?? (await organizationPlace(tx, actor.rootId))?.path;
    if (path === undefined) throw new NotFound('organization');
    authorise(actor, 'regulations.write', path);
    if (isConfirmed(version)) return { ok: false, reason: 'confirmed-already' };
    if (version.path === null && (await isDemonstrationRoot(tx, actor.rootId)))
      return { ok: false, reason: 'demonstration' };
    await confirmVersion(tx, versionId, { id: actor.accountId, name: actor.displayName });
    await recordFact(tx, clauseCitationChanged, { clauseId: version.clauseId });
    await audit(tx, actor, {
      action: 'regulation-clause.confirm',
      subjectType: 'clause-version',
      subjectId: versionId,
      detail: { clauseId: version.clauseId },
    });
    return { ok: true };
  });
}
