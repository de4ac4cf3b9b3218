import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { requestJob } from '~/platform/outbox.ts';
import { insertBatch } from '../data/import-batch-rows.ts';
import { findImportOrganization } from '../data/import-organization-rows.ts';
import { checkImport } from '../jobs/import-jobs.ts';
import { MOST_IMPORT_BYTES } from '../rules/import-batch.ts';
import type { ImportTemplate } from '../rules/import-template.ts';
import { storeFile } from './store-file.server.ts';

export type Upload = { organizationId: string; name: string; mediaType: string; bytes: Uint8Array };

/** Takes a sheet and has the worker look at it; nothing else is written until a person says so. */
export async function uploadImport(
  actor: Actor,
  template: ImportTemplate,
  upload: Upload,
): Promise<{ ok: true; batchId: string } | { ok: false; reason: 'empty-file' | 'file-too-large' }> {
  const organization = await findImportOrganization(sql, upload.organizationId);
  if (!organization) throw new NotFound('organization');
  authorise(actor, template.permission, organization.path);
  if (upload.bytes.byteLength === 0) return { ok: false, reason: 'empty-file' };
  if (upload.bytes.byteLength > MOST_IMPORT_BYTES) return { ok: false, reason: 'file-too-large' };
  const batchId = newId();
  await inSqlTransaction(async (tx) => {
    const { fileId, sha256 } = await storeFile(tx, {
      bytes: upload.bytes,
      name: upload.name,
      mediaType: upload.mediaType,
      purpose: 'import',
      rootId: organization.rootId,
      organizationId: organization.id,
      createdBy: actor.accountId,
    });
    await insertBatch(tx, {
      id: batchId,
      kind: template.kind,
      organizationId: organization.id,
      fileId,
      createdBy: actor.accountId,
    });
    await audit(tx, actor, {
      action: 'import.upload',
      subjectType: 'import_batch',
      subjectId: batchId,
      organizationId: organization.id,
      detail: { kind: template.kind, sha256, bytes: upload.bytes.byteLength },
    });
    await requestJob(tx, checkImport, { batchId });
  });
  return { ok: true, batchId };
}
