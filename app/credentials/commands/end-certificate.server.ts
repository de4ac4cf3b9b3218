import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { findCertificate, insertEvent, lockCertificate } from '../data/certificate-rows.ts';
import { certificateState } from '../rules/certificate-state.ts';

export type EndCertificateResult = { ok: true } | { ok: false; reason: 'not-in-force' | 'reason-missing' };

/**
 * Ends a certificate by a named person with a reason: 撤销 (`REVOKED`: fraud, error) or 注销 (`CANCELLED`: lapse, exit).
 * The certificate itself stays as it was issued and can still be verified; it is an event beside it.
 */
export async function endCertificate(
  actor: Actor,
  input: { certificateId: string; kind: 'REVOKED' | 'CANCELLED'; reason: string },
): Promise<EndCertificateResult> {
  const reason = input.reason.trim();
  if (reason.length < 4) return { ok: false, reason: 'reason-missing' };
  return inSqlTransaction(async (tx) => {
    await lockCertificate(tx, input.certificateId);
    const certificate = await findCertificate(tx, input.certificateId);
    if (!certificate) throw new NotFound('certificate');
    authorise(actor, 'credentials.revoke', certificate.organizationPath);
    const events = certificate.events.map((event) => event.type);
    if (!['VALID', 'EXPIRED'].includes(certificateState(certificate, events, today())))
      return { ok: false, reason: 'not-in-force' };
    await insertEvent(tx, {
      id: newId(),
      certificateId: certificate.id,
      type: input.kind,
      reason,
      byAccountId: actor.accountId,
      byName: actor.displayName,
      at: now(),
    });
    await audit(tx, actor, {
      action: input.kind === 'REVOKED' ? 'certificate.revoke' : 'certificate.cancel',
      subjectType: 'certificate',
      subjectId: certificate.id,
      organizationId: certificate.organizationId,
      detail: { number: certificate.number },
    });
    return { ok: true };
  });
}
