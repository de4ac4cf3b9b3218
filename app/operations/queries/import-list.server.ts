import { Forbidden, grantedOn, scopesOf, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { listBatches } from '../data/import-batch-rows.ts';
import { importOrganizations, type ImportOrganization } from '../data/import-organization-rows.ts';
import type { ImportStatus } from '../rules/import-batch.ts';
import type { ImportTemplate } from '../rules/import-template.ts';

export type ImportListRow = {
  id: string;
  kind: string;
  fileName: string;
  organizationName: string;
  status: ImportStatus;
  totalRows: number;
  appliedRows: number;
  waitingRows: number;
  createdByName: string;
  createdAt: Date;
};

export type ImportList = {
  rows: ImportListRow[];
  /** the kinds this person may import, each with the organizations for which */
  kinds: { kind: string; label: string; labelEn: string; organizations: ImportOrganization[] }[];
};

const MOST = 100;

/** The imports this person may see, the newest first, and what may be imported. */
export async function importList(actor: Actor, templates: readonly ImportTemplate[]): Promise<ImportList> {
  const scopes = templates.flatMap(({ kind, permission }) =>
    scopesOf(actor, permission).map((path) => ({ kind, path })),
  );
  if (scopes.length === 0) throw new Forbidden('registry.import');
  const ids = templates.flatMap(({ permission }) => grantedOn(actor, permission).map((grant) => grant.organizationId));
  const [batches, organizations] = await Promise.all([
    listBatches(sqlRead, scopes, MOST),
    importOrganizations(sqlRead, [...new Set(ids)]),
  ]);
  const byId = new Map(organizations.map((one) => [one.id, one]));
  return {
    rows: batches.map((batch) => ({
      id: batch.id,
      kind: batch.kind,
      fileName: batch.fileName,
      organizationName: batch.organizationName,
      status: batch.status,
      totalRows: batch.totalRows,
      appliedRows: batch.appliedRows,
      waitingRows: batch.errorRows,
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
