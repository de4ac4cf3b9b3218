import { notify } from '~/operations/commands/notify.server.ts';
import { storeFile } from '~/operations/commands/store-file.server.ts';
import { publicAddress } from '~/operations/queries/public-address.server.ts';
import { SYSTEM, audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inTransaction, sql } from '~/platform/db.ts';
import { renderDocument } from '~/platform/document-renderer.ts';
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
  const origin = await publicAddress();
  // Sealed, it never changes again: better a little later than with a code that leads nowhere. The job tries again.
  if (!origin) throw new Error('no address to verify under: set PUBLIC_URL, or start the web server once');
  const pdf = await renderDocument({
    facts: certificate.facts,
    templateVersion: certificate.templateVersion,
    verificationCode: certificate.verificationCode,
    verificationUrl: `${origin}${verificationPath(certificate.number, certificate.verificationCode)}`,
  });
  const pdfSha256 = sha256(pdf);
  const { seal, keyId } = sealText(`${certificate.number}\n${certificate.factsHash}\n${pdfSha256}`);
  await inTransaction(async (tx) => {
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
    if (certificate.accountId)
      await notify(
        tx,
        certificate.accountId,
        'certificate-issued',
        { title: certificate.facts.title, number: certificate.number },
        `/certificates/${certificateId}`,
      );
    await recordFact(tx, certificateSealed, { certificateId });
  });
}
