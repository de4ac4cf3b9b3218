import type { Verification } from '~/credentials/queries/verify-certificate.server.ts';
import { CredentialState } from '../credential/credential-state.tsx';
import { formatDate, formatDateTime } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { credentialMessages } from '../messages/credential.ts';
import { useT } from '../messages/define-messages.ts';
import { DescriptionList } from '../parts/description-list.tsx';
import { Notice } from '../parts/notice.tsx';
import { CONDITIONS } from './condition.ts';

/** What an outsider learns of a certificate. */
export function VerificationResult({
  result,
  checkedAt,
}: {
  result: Extract<Verification, { found: true }>;
  checkedAt: Date;
}) {
  const t = useT(credentialMessages);
  const locale = useLocale();
  const date = (civil: string | null): string => (civil ? formatDate(civil, locale) : t('untilOpen'));
  return (
    <section aria-label={t('currentState')}>
      {result.demonstration && <Notice kind="due" title={t('demonstrationResult')} />}
      <CredentialState condition={CONDITIONS[result.state].condition} />
      <DescriptionList
        items={[
          { term: t('holder'), detail: result.holder },
          { term: t('kind'), detail: <Kind {...result} /> },
          ...(result.level ? [{ term: t('level'), detail: t(result.level as 'L1') }] : []),
          { term: t('numberLabel'), detail: <span className="num">{result.number}</span> },
          { term: t('issuedBy'), detail: <span lang="zh-CN">{result.issuedBy}</span> },
          { term: t('issuedOn'), detail: date(result.issuedOn) },
          ...(result.validFrom === result.issuedOn ? [] : [{ term: t('validFrom'), detail: date(result.validFrom) }]),
          { term: t('validUntil'), detail: date(result.validUntil) },
          ...(result.endedOn ? [{ term: t('endedOn'), detail: date(result.endedOn) }] : []),
          { term: t('intact'), detail: t(result.intact ? 'intactYes' : 'intactNo') },
        ]}
      />
      <p className="cap">{t('checkedAt', { time: formatDateTime(checkedAt, locale) })}</p>
    </section>
  );
}

/** The kind in the reader's language; the official name, which is Chinese, beside it where that is another. */
function Kind({ type, title }: Pick<Extract<Verification, { found: true }>, 'type' | 'title'>) {
  const t = useT(credentialMessages);
  const word = t(type);
  if (word === title) return title;
  return (
    <>
      {word}{' '}
      <span className="nowrap" lang="zh-CN">
        {title}
      </span>
    </>
  );
}
