import {
  holdTree,
  moveOrganization,
  removeOrganizations,
  renameOrganizations,
} from '~/identity/commands/change-organization-tree.server.ts';
import type { ImportContext, Undone, UndoRow } from '~/operations/commands/import-kind.ts';
import type { Transaction } from '~/platform/db.ts';
import {
  deleteProfiles,
  organizationsInUse,
  organizationStates,
  saveProfiles,
  type OrganizationBefore,
  type OrganizationState,
} from '../data/organization-rows.ts';

const SAME = [
  'parentId',
  'code',
  'name',
  'shortName',
  'directlySubordinate',
  'endedOn',
  'type',
  'unitNature',
  'memberCount',
  'fullMemberCount',
  'staffCount',
  'termStart',
  'termYears',
  'contact',
] as const;

const unchanged = (now: OrganizationState, left: OrganizationState): boolean =>
  SAME.every((key) => now[key] === left[key]);

/** Takes rows back, children before parents: removes what was added and unused, restores what was changed or moved. */
export async function undoOrganizationRows(
  tx: Transaction,
  context: ImportContext,
  rows: readonly UndoRow[],
): Promise<Undone[]> {
  // Nobody comes into an organization between the look at what rests on it and its removal.
  await holdTree(tx, context.rootId);
  const ids = rows.map(({ resultId }) => resultId);
  const now = new Map((await organizationStates(tx, context.rootId, { ids })).map((one) => [one.id, one]));
  const inUse = await organizationsInUse(tx, ids);
  const removed: string[] = [];
  const restored: OrganizationState[] = [];
  const answers: Undone[] = [];
  for (const { rowNumber, resultId, before: stored } of rows) {
    const { before, after } = stored as OrganizationBefore;
    const state = now.get(resultId);
    if (before && unchanged(before, after)) answers.push({ rowNumber });
    else if (!state || !unchanged(state, after))
      answers.push({ rowNumber, kept: { column: null, code: 'changed-since' } });
    else if (!before && inUse.has(resultId)) answers.push({ rowNumber, kept: { column: null, code: 'in-use' } });
    else if (before && before.parentId && before.parentId !== after.parentId) {
      const moved = await moveOrganization(tx, context.actor, resultId, before.parentId);
      if (moved.ok) restored.push(before);
      answers.push(moved.ok ? { rowNumber } : { rowNumber, kept: { column: null, code: 'changed-since' } });
    } else {
      if (before) restored.push(before);
      else removed.push(resultId);
      answers.push({ rowNumber });
    }
  }
  await renameOrganizations(tx, context.actor, restored);
  await saveProfiles(tx, restored);
  await deleteProfiles(tx, removed);
  if (removed.length > 0) await removeOrganizations(tx, context.actor, removed);
  return answers;
}
