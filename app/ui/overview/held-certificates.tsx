import { stateOfCertificate, type PersonCertificate } from '~/overview/rules/person.ts';
import { CertificateRows } from '../credentials/certificate-rows.tsx';
import { useT } from '../messages/define-messages.ts';
import { homeMessages } from '../messages/home.ts';

/** The certificates of a person's record, or how one comes by them. */
export function HeldCertificates({ certificates, day }: { certificates: readonly PersonCertificate[]; day: string }) {
  const t = useT(homeMessages);
  if (certificates.length === 0) return <p className="quiet">{t('certificatesNone')}</p>;
  return (
    <CertificateRows certificates={certificates.map((one) => ({ ...one, state: stateOfCertificate(one, day) }))} />
  );
}
