import {
  createOrganizations,
  moveOrganization,
  renameOrganizations,
} from '~/identity/commands/change-organization-tree.server.ts';
import type { Applied, ApplyRow, ImportContext, ImportKind } from '~/operations/commands/import-kind.ts';
import type { Fields } from '~/operations/rules/import-template.ts';
import type { Transaction } from '~/platform/db.ts';
import {
  organizationStates,
  saveProfiles,
  type OrganizationBefore,
  type OrganizationState,
  type ProfileRow,
} from '../data/organization-rows.ts';
import { organizationJudge } from '../rules/judge-organization-row.ts';
import { organizationImportTemplate } from '../rules/organization-import-template.ts';
import type { OrganizationType, UnitNature } from '../rules/registry-words.ts';
import { undoOrganizationRows } from './undo-organization-rows.server.ts';

/** 党组织: new ones, changes, and moves with the whole subtree. */
export const organizationImportKind: ImportKind = {
  template: organizationImportTemplate,
  async open(sql, context, rows) {
    const codes = codesIn(rows);
    const found = await organizationStates(sql, context.rootId, { codes, ids: [context.organizationId] });
    const parents = await organizationStates(sql, context.rootId, {
      ids: found.flatMap(({ parentId }) => (parentId ? [parentId] : [])),
    });
    const codeOf = new Map([...found, ...parents].map(({ id, code }) => [id, code]));
    return organizationJudge(
      rows,
      found.map((one) => ({
        id: one.id,
        code: one.code,
        parentCode: one.parentId ? (codeOf.get(one.parentId) ?? null) : null,
        ended: one.endedOn !== null,
        within: one.path.startsWith(context.path),
        facts: factsOf(one),
      })),
      codeOf.get(context.organizationId) ?? '',
    );
  },
  apply: applyOrganizationRows,
  undo: undoOrganizationRows,
};

/** The codes that rows name, of themselves and of their parents. */
const codesIn = (rows: readonly { readonly fields: Fields }[]): string[] =>
  rows.flatMap(({ fields }) => [fields['code'], fields['parentCode']]).filter((code) => typeof code === 'string');

const factsOf = ({
  name,
  type,
  unitNature,
  memberCount,
  fullMemberCount,
  staffCount,
  termStart,
  termYears,
  contact,
}: OrganizationState) => ({
  name,
  type,
  unitNature,
  memberCount,
  fullMemberCount,
  staffCount,
  termStart,
  termYears,
  contact,
});

async function applyOrganizationRows(
  tx: Transaction,
  context: ImportContext,
  rows: readonly ApplyRow[],
): Promise<Applied[]> {
  const codes = codesIn(rows);
  const now = new Map((await organizationStates(tx, context.rootId, { codes })).map((one) => [one.code, one]));
  const refused = new Map<number, Applied>();
  const added: { parentId: string; row: ApplyRow }[] = [];
  const changes: { row: ApplyRow; found: OrganizationState }[] = [];
  for (const row of rows) {
    const found = now.get(String(row.fields['code']));
    const parentCode = row.fields['parentCode'];
    const parent = parentCode === null ? undefined : now.get(String(parentCode));
    const stale =
      Boolean(found) !== (row.action !== 'create') || (parentCode !== null && !parent?.path.startsWith(context.path));
    if (stale)
      refused.set(row.rowNumber, {
        rowNumber: row.rowNumber,
        refused: { column: 'code', code: 'changed-since-check' },
      });
    else if (found) changes.push({ row, found });
    else added.push({ parentId: parent?.id ?? context.organizationId, row });
  }
  const places = await createOrganizations(
    tx,
    context.actor,
    added.map(({ parentId, row }) => ({
      parent: parentId,
      code: String(row.fields['code']),
      name: String(row.fields['name']),
    })),
  );
  const created = new Map(added.map((one, i) => [one.row.rowNumber, { ...one, id: places[i]?.id ?? '' }]));
  // Of what a row was said to leave as it is, nothing is written over what a hand has changed since the check.
  const wanted = changes.filter(({ row }) => row.action !== 'none');
  await renameOrganizations(
    tx,
    context.actor,
    wanted
      .filter(({ row, found }) => row.fields['name'] !== found.name)
      .map(({ row, found }) => ({ id: found.id, name: String(row.fields['name']), shortName: found.shortName })),
  );
  for (const { row, found } of wanted) {
    const parent = row.fields['parentCode'] === null ? null : now.get(String(row.fields['parentCode']));
    if (!parent || parent.id === found.parentId) continue;
    const moved = await moveOrganization(tx, context.actor, found.id, parent.id);
    if (!moved.ok)
      refused.set(row.rowNumber, {
        rowNumber: row.rowNumber,
        refused: { column: 'parentCode', code: 'changed-since-check' },
      });
  }
  await saveProfiles(tx, [
    ...[...created.values()].map(({ id, parentId, row }) => profileOf(id, row, null, parentId === context.rootId)),
    ...wanted
      .filter(({ row }) => !refused.has(row.rowNumber))
      .map(({ row, found }) => profileOf(found.id, row, found, found.directlySubordinate)),
  ]);
  const ids = [...[...created.values()].map(({ id }) => id), ...changes.map(({ found }) => found.id)];
  const after = new Map((await organizationStates(tx, context.rootId, { ids })).map((one) => [one.id, one]));
  const found = new Map(changes.map(({ row, found: before }) => [row.rowNumber, before]));
  return rows.map((row): Applied => {
    const no = refused.get(row.rowNumber);
    if (no) return no;
    const before = found.get(row.rowNumber) ?? null;
    const id = before?.id ?? created.get(row.rowNumber)?.id ?? '';
    const state: OrganizationBefore = { before, after: after.get(id) as OrganizationState };
    return { rowNumber: row.rowNumber, resultId: id, before: state };
  });
}

/** The profile with what the row says; an empty cell takes nothing away. */
function profileOf(id: string, { fields }: ApplyRow, before: ProfileRow | null, direct: boolean): ProfileRow {
  const said = <T>(key: string, kept: T | null): T | null => ((fields[key] ?? null) as T | null) ?? kept;
  return {
    organizationId: id,
    type: said<OrganizationType>('type', before?.type ?? null) ?? 'UNIT',
    unitNature: said<UnitNature>('unitNature', before?.unitNature ?? null),
    directlySubordinate: direct,
    memberCount: said('memberCount', before?.memberCount ?? null),
    fullMemberCount: said('fullMemberCount', before?.fullMemberCount ?? null),
    staffCount: said('staffCount', before?.staffCount ?? null),
    termStart: said('termStart', before?.termStart ?? null),
    termYears: said('termYears', before?.termYears ?? null),
    contact: said('contact', before?.contact ?? null),
  };
}
