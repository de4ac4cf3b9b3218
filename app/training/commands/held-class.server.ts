import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import type { Transaction } from '~/platform/db.ts';
import { findClass } from '../data/class-rows.ts';
import type { ClassRow } from '../rules/class-row.ts';

/**
 * A class as it stands, kept from changing until the transaction ends.
 *
 * @throws {NotFound} @throws {Forbidden}
 */
export async function heldClass(
  tx: Transaction,
  actor: Actor,
  permission: 'training.write' | 'attendance.write',
  classId: string,
): Promise<ClassRow> {
  const found = await findClass(tx, classId, { lock: true });
  if (!found) throw new NotFound('class');
  authorise(actor, permission, found.path);
  return found;
}

/** What an entry of the journal about a class says of it. */
export const aboutClass = ({ id, organizationId }: ClassRow) => ({
  subjectType: 'class',
  subjectId: id,
  organizationId,
});
