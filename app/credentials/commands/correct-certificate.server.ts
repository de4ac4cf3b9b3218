import { authorise, can, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { registeredPerson } from '../data/certificate-kin.ts';
import { findCertificate, insertEvent, lockCertificate } from '../data/certificate-rows.ts';
import { correctedFacts, differences, type Correctable } from '../rules/certificate-correction.ts';
import { canonicalText } from '../rules/certificate-facts.ts';
import { certificateState } from '../rules/certificate-state.ts';
import { allocateCertificate } from './allocate-certificate.server.ts';

export type CorrectCertificateResult =
  | { ok: true; certificateId: string }
  | {
      ok: false;
      reason:
        'reason-missing' | 'not-in-force' | 'own-certificate' | 'nothing-chosen' | 'registry-changed' | 'unit-outside';
    };

/**
 * Puts right what a certificate in force says wrongly about its holder: a named person chooses, with a reason, which
 * entries the registry has right by now. The wrong one is kept as it was issued and is superseded from this moment; the
 * one that takes its place has a number and a code of its own and the same source and period (更正 is no new grant: it
 * neither lengthens nor shortens what was granted), and a job draws and seals it. The holder is told.
 *
 * @param input.seen the differences as the person saw them (`canonicalText`): what nobody saw is not put on a certificate
 */
export async function correctCertificate(
  actor: Actor,
  input: { certificateId: string; fields: readonly Correctable[]; seen: string; reason: string },
  at: Date = now(),
): Promise<CorrectCertificateResult> {
  const reason = input.reason.trim();
  return inTransaction(async (tx) => {
    await lockCertificate(tx, input.certificateId);
    const certificate = await findCertificate(tx, input.certificateId);
    if (!certificate) throw new NotFound('certificate');
    authorise(actor, 'credentials.correct', certificate.organizationPath);
    if (actor.cadreId === certificate.cadreId) return { ok: false, reason: 'own-certificate' };
    const day = today(at);
    const events = certificate.events.map((event) => event.type);
    if (certificateState(certificate, events, day) !== 'VALID') return { ok: false, reason: 'not-in-force' };
    if (reason.length < 4) return { ok: false, reason: 'reason-missing' };
    const person = await registeredPerson(tx, certificate);
    if (!person) throw new NotFound('cadre');
    const differing = differences(certificate.facts, {
      holderName: person.name,
      unit: person.organizationName,
      post: person.post,
    });
    if (canonicalText(differing) !== input.seen) return { ok: false, reason: 'registry-changed' };
    const chosen = differing.filter(({ field }) => input.fields.includes(field));
    if (chosen.length === 0) return { ok: false, reason: 'nothing-chosen' };
    const moved = chosen.some(({ field }) => field === 'unit');
    if (moved && !can(actor, 'credentials.correct', person.organizationPath))
      return { ok: false, reason: 'unit-outside' };
    await insertEvent(tx, {
      id: newId(),
      certificateId: certificate.id,
      type: 'SUPERSEDED',
      reason,
      byAccountId: actor.accountId,
      byName: actor.displayName,
      at,
    });
    const { type, level, scheme, cycle, rootId, cadreId, sourceType, sourceId } = certificate;
    const { certificateId } = await allocateCertificate(
      tx,
      actor,
      {
        type,
        prefix: type === 'COMPETENCY' ? `ZR-${level}` : 'CS',
        scheme,
        level,
        cycle,
        rootId,
        organizationId: moved ? person.organizationId : certificate.organizationId,
        cadreId,
        accountId: person.accountId,
        sourceType,
        sourceId,
        supersedesId: certificate.id,
        facts: correctedFacts(certificate.facts, chosen, day),
      },
      at,
    );
    if (person.accountId)
      await notify(
        tx,
        person.accountId,
        'certificate-corrected',
        { title: certificate.facts.title, number: certificate.number },
        `/certificates/${certificateId}`,
      );
    await audit(tx, actor, {
      action: 'certificate.correct',
      subjectType: 'certificate',
      subjectId: certificate.id,
      organizationId: certificate.organizationId,
      detail: { number: certificate.number, by: certificateId, fields: chosen.map(({ field }) => field) },
    });
    return { ok: true, certificateId };
  });
}
