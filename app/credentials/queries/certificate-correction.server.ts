import { authorise, can, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { registeredPerson } from '../data/certificate-kin.ts';
import { findCertificate } from '../data/certificate-rows.ts';
import { differences, type Difference } from '../rules/certificate-correction.ts';
import { certificateState } from '../rules/certificate-state.ts';

export type CertificateCorrection = {
  title: string;
  number: string;
  holderName: string;
  validFrom: string;
  validUntil: string | null;
  cadreId: string;
  differing: Difference[];
  /** why it cannot be corrected by this person now */
  blocked: 'not-in-force' | 'own-certificate' | null;
};

/** What a certificate says about its holder beside what the registry says, for the person who may put it right. */
export async function certificateCorrection(actor: Actor, certificateId: string): Promise<CertificateCorrection> {
  const certificate = await findCertificate(sqlRead, certificateId);
  if (!certificate || !can(actor, 'credentials.read', certificate.organizationPath)) throw new NotFound('certificate');
  authorise(actor, 'credentials.correct', certificate.organizationPath);
  const person = await registeredPerson(sqlRead, certificate);
  if (!person) throw new NotFound('cadre');
  const { facts } = certificate;
  const events = certificate.events.map((event) => event.type);
  return {
    title: facts.title,
    number: certificate.number,
    holderName: facts.holderName,
    validFrom: facts.validFrom,
    validUntil: facts.validUntil,
    cadreId: certificate.cadreId,
    differing: differences(facts, { holderName: person.name, unit: person.organizationName, post: person.post }),
    blocked:
      actor.cadreId === certificate.cadreId
        ? 'own-certificate'
        : certificateState(certificate, events, today()) === 'VALID'
          ? null
          : 'not-in-force',
  };
}
