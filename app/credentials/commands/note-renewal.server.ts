import { SYSTEM, audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import type { Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertEvent } from '../data/certificate-rows.ts';

/** Notes on a certificate that a newer one continues it; its own state does not change. */
export async function noteRenewal(tx: Transaction, certificateId: string, byCertificateId: string): Promise<void> {
  await insertEvent(tx, {
    id: newId(),
    certificateId,
    type: 'RENEWED',
    reason: null,
    byAccountId: null,
    byName: null,
    at: now(),
  });
  await audit(tx, SYSTEM, {
    action: 'certificate.renew',
    subjectType: 'certificate',
    subjectId: certificateId,
    detail: { by: byCertificateId },
  });
}
