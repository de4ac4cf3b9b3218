import { formatDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { homeMessages } from '../messages/home.ts';
import { StateMark } from '../parts/state-mark.tsx';

type Held = {
  id: string;
  number: string;
  title: string;
  issuedOn: string;
  validUntil: string | null;
  ended: 'REVOKED' | 'CANCELLED' | 'SUPERSEDED' | null;
  sealed: boolean;
};

/** Certificates with their state today. */
export function CertificateRows({ certificates, day }: { certificates: readonly Held[]; day: string }) {
  const t = useT(homeMessages);
  const locale = useLocale();
  if (certificates.length === 0) return <p className="quiet">{t('certificatesNone')}</p>;
  return (
    <ul className="rows">
      {certificates.map((one) => (
        <li key={one.id}>
          <div className="grow">
            <a href={`/certificates/${one.id}`}>{one.title}</a>
            <small>
              <span className="num">{one.number}</span>{' '}
              {one.validUntil
                ? t('issuedUntil', {
                    from: formatDate(one.issuedOn, locale),
                    until: formatDate(one.validUntil, locale),
                  })
                : t('issuedOpen', { from: formatDate(one.issuedOn, locale) })}
            </small>
          </div>
          <CertificateMark one={one} day={day} />
        </li>
      ))}
    </ul>
  );
}

function CertificateMark({ one, day }: { one: Held; day: string }) {
  const t = useT(homeMessages);
  if (one.ended) return <StateMark state="alarm">{t(one.ended)}</StateMark>;
  if (!one.sealed) return <StateMark state="running">{t('preparing')}</StateMark>;
  if (one.validUntil && one.validUntil < day) return <StateMark state="due">{t('expired')}</StateMark>;
  return <StateMark state="done">{t('valid')}</StateMark>;
}
