import type { CertificateState } from '~/credentials/rules/certificate-state.ts';
import { formatDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { credentialMessages } from '../messages/credential.ts';
import { useT } from '../messages/define-messages.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { CONDITIONS } from './condition.ts';

export type HeldCertificate = {
  id: string;
  number: string;
  title: string;
  issuedOn: string;
  validUntil: string | null;
  state: CertificateState;
};

/** One's own certificates with their state today, wherever they are listed. */
export function CertificateRows({ certificates }: { certificates: readonly HeldCertificate[] }) {
  const t = useT(credentialMessages);
  const locale = useLocale();
  return (
    <ul className="rows">
      {certificates.map((one) => (
        <li key={one.id}>
          <div className="grow">
            <a href={`/certificates/${one.id}`}>{one.title}</a>
            <small className="num">{one.number}</small>
            <small>
              {one.validUntil
                ? t('issuedUntil', {
                    from: formatDate(one.issuedOn, locale),
                    until: formatDate(one.validUntil, locale),
                  })
                : t('issuedOpen', { from: formatDate(one.issuedOn, locale) })}
            </small>
          </div>
          <StateMark state={CONDITIONS[one.state].mark}>{t(CONDITIONS[one.state].word as 'valid')}</StateMark>
        </li>
      ))}
    </ul>
  );
}
