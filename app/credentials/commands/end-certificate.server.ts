import { releaseCredits } from '~/credits/commands/rely-on-credits.server.ts';
import { withdrawEndedPass } from '~/exams/commands/withdraw-ended-pass.server.ts';
import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { findCertificate, insertEvent, lockCertificate } from '../data/certificate-rows.ts';
import { certificateState } from '../rules/certificate-state.ts';

export type EndCertificateResult = { ok: true } | { ok: false; reason: 'not-in-force' | 'reason-missing' };

/**
 * Ends a certificate by a named person with a reason: 撤销 (`REVOKED`: fraud, error) or 注销 (`CANCELLED`: lapse, exit).
 * The certificate itself stays as it was issued and can still be verified; it is an event beside it. With a pass slip
 * the pass behind it stops counting, whichever of the two it was; nothing rests on the hours behind a competency
 * certificate any more. The holder is told.
 */
export async function endCertificate(
  actor: Actor,
  input: { certificateId: string; kind: 'REVOKED' | 'CANCELLED'; reason: string },
): Promise<EndCertificateResult> {
  const reason = input.reason.trim();
  if (reason.length < 4) return { ok: false, reason: 'reason-missing' };
  return inTransaction(async (tx) => {
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
    if (certificate.sourceType === 'eligibility')
      await withdrawEndedPass(tx, actor, certificate.sourceId, { kind: input.kind, reason });
    if (certificate.sourceType === 'application')
      await releaseCredits(tx, { type: 'application', id: certificate.sourceId });
    if (certificate.accountId)
      await notify(
        tx,
        certificate.accountId,
        input.kind === 'REVOKED' ? 'certificate-revoked' : 'certificate-cancelled',
        { title: certificate.facts.title, number: certificate.number },
        `/certificates/${certificate.id}`,
      );
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
