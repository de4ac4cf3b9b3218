import { Forbidden, grantedOn, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { listBatches } from '../data/import-batch-rows.ts';
import { importOrganizations, type ImportOrganization } from '../data/import-organization-rows.ts';
import { IMPORT_STATUSES, type ImportStatus } from '../rules/import-batch.ts';
import type { ImportTemplate } from '../rules/import-template.ts';

export type ImportListRow = {
  id: string;
  kind: string;
  fileName: string;
  /** the sheet that was read, where the file has several */
  sheetName: string | null;
  organizationName: string;
  status: ImportStatus;
  totalRows: number;
  appliedRows: number;
  waitingRows: number;
  createdByName: string;
  createdAt: Date;
};

export type ImportListInput = {
  search: string;
  kind: string | null;
  states: readonly ImportStatus[];
  sort: string;
  descending: boolean;
  limit: number;
  offset: number;
};

export type ImportList = {
  rows: ImportListRow[];
  total: number;
  /** the kinds this person may import, each with the organizations for which */
  kinds: { kind: string; label: string; labelEn: string; organizations: ImportOrganization[] }[];
};

const NEWEST: ImportListInput = {
  search: '',
  kind: null,
  states: IMPORT_STATUSES,
  sort: 'createdAt',
  descending: true,
  limit: 20,
  offset: 0,
};

/** One page of the imports this person may see, the newest first unless asked otherwise, and what may be imported. */
export async function importList(
  actor: Actor,
  templates: readonly ImportTemplate[],
  input: ImportListInput = NEWEST,
): Promise<ImportList> {
  const scopes = templates.flatMap(({ kind, permission }) =>
    scopesOf(actor, permission).map((path) => ({ kind, path })),
  );
  if (scopes.length === 0) throw new Forbidden('registry.import');
  const ids = templates.flatMap(({ permission }) => grantedOn(actor, permission).map((grant) => grant.organizationId));
  const [batches, organizations] = await Promise.all([
    listBatches(sqlRead, { scopes, ...input }, input),
    importOrganizations(sqlRead, [...new Set(ids)]),
  ]);
  const byId = new Map(organizations.map((one) => [one.id, one]));
  return {
    total: batches.total,
    rows: batches.rows.map((batch) => ({
      id: batch.id,
      kind: batch.kind,
      fileName: batch.fileName,
      sheetName: (batch.headers?.sheets?.length ?? 0) > 1 ? batch.sheetName : null,
      organizationName: batch.organizationName,
      status: batch.status,
      totalRows: batch.totalRows,
      appliedRows: batch.appliedRows,
      waitingRows: batch.waitingRows,
      createdByName: batch.createdByName,
      createdAt: batch.createdAt,
    })),
    kinds: templates
      .map(({ kind, label, labelEn, permission }) => ({
        kind,
        label,
        labelEn,
        organizations: [...new Set(grantedOn(actor, permission).map((grant) => grant.organizationId))].flatMap(
          (id) => byId.get(id) ?? [],
        ),
      }))
      .filter(({ organizations: places }) => places.length > 0),
  };
}
