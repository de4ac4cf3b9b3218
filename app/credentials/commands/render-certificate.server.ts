import { storeFile } from '~/operations/commands/store-file.server.ts';
import { SYSTEM, audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { renderDocument } from '~/platform/document-renderer.ts';
import { env } from '~/platform/env.ts';
import { newId } from '~/platform/id.ts';
import { recordFact } from '~/platform/outbox.ts';
import { sealText, sha256 } from '~/platform/signer.ts';
import { findCertificate, insertEvent, sealCertificate } from '../data/certificate-rows.ts';
import { certificateSealed } from '../jobs/credential-jobs.ts';
import { verificationPath } from '../rules/verification-path.ts';

/** Draws an allocated certificate, keeps the file under its hash and seals both; a second run finds it sealed and does nothing. */
export async function renderCertificate(certificateId: string): Promise<void> {
  const certificate = await findCertificate(sql, certificateId);
  if (!certificate || certificate.status !== 'ALLOCATED') return;
  const pdf = await renderDocument({
    facts: certificate.facts,
    templateVersion: certificate.templateVersion,
    verificationCode: certificate.verificationCode,
    verificationUrl: `${env.PUBLIC_URL ?? ''}${verificationPath(certificate.number, certificate.verificationCode)}`,
  });
  const pdfSha256 = sha256(pdf);
  const { seal, keyId } = sealText(`${certificate.number}\n${certificate.factsHash}\n${pdfSha256}`);
  await inSqlTransaction(async (tx) => {
    const at = now();
    if (!(await sealCertificate(tx, { id: certificateId, pdfSha256, seal, keyId, at }))) return;
    await storeFile(tx, {
      bytes: pdf,
      name: `${certificate.number}.pdf`,
      mediaType: 'application/pdf',
      purpose: 'certificate',
      rootId: certificate.rootId,
      organizationId: certificate.organizationId,
      createdBy: null,
    });
    await insertEvent(tx, {
      id: newId(),
      certificateId,
      type: 'SEALED',
      reason: null,
      byAccountId: null,
      byName: null,
      at,
    });
    await audit(
      tx,
      { ...SYSTEM, rootId: certificate.rootId },
      {
        action: 'certificate.seal',
        subjectType: 'certificate',
        subjectId: certificateId,
        organizationId: certificate.organizationId,
        detail: { number: certificate.number, pdfSha256 },
      },
    );
    await recordFact(tx, certificateSealed, { certificateId });
  });
}
