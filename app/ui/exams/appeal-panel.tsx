import type { ResultPage } from '~/exams/queries/result-page.server.ts';
import { APPEAL_LIMIT } from '~/exams/rules/appeal.ts';
import type { OwnAppeal } from '~/exams/rules/appeal-view.ts';
import { formatDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { appealMessages } from '../messages/appeal.ts';
import { useT } from '../messages/define-messages.ts';
import { Button } from '../parts/button.tsx';
import { ClauseLink } from '../parts/clause-link.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { Notice } from '../parts/notice.tsx';
import { Textarea } from '../parts/textarea.tsx';

/** What the action of the result page says about an appeal that could not be taken. */
export type AppealFault = { reason: keyof typeof appealMessages; typed: string };

type Props = { page: ResultPage; review: NonNullable<ResultPage['review']>; fault: AppealFault | null };

/** How to have a result looked at again: the form, or what became of it. */
export function AppealPanel({ page, review, fault }: Props) {
  const t = useT(appealMessages);
  const locale = useLocale();
  const { appeal, clause } = review;
  if (appeal) return <Filed appeal={appeal} />;
  const date = formatDate(review.until, locale);
  return (
    <div className="stack">
      <p>{t(review.over ? 'over' : 'how', { date, n: review.workingDays })}</p>
      {clause && (
        <p className="basis">
          {t('basisOf')}
          <ClauseLink {...clause} />
        </p>
      )}
      <details open={fault !== null} id="appeal">
        <summary className="btn">{t('ask')}</summary>
        <form method="post" action={`/sittings/${page.attemptId}/result#appeal`} className="form">
          <input type="hidden" name="intent" value="appeal" />
          <Textarea
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            error={fault ? t(fault.reason as 'tooLong') : undefined}
            defaultValue={fault?.typed}
            required
            minLength={5}
            maxLength={APPEAL_LIMIT}
            rows={5}
          />
          <p>
            <Button look="ink">{t('send')}</Button>
          </p>
        </form>
      </details>
    </div>
  );
}

function Filed({ appeal }: { appeal: OwnAppeal }) {
  const t = useT(appealMessages);
  const locale = useLocale();
  const zone = useZone();
  const filed = t('filed', { date: formatDate(appeal.filedAt, locale, zone) });
  return (
    <div className="stack" id="appeal">
      {appeal.status === 'OPEN' ? (
        <Notice kind="info" title={filed}>
          {t('filedWait')}
        </Notice>
      ) : (
        <Notice
          kind={appeal.status === 'UPHELD' ? 'success' : 'info'}
          title={t(appeal.status === 'UPHELD' ? 'upheld' : 'rejected')}
        >
          {t('answeredBy', {
            name: appeal.decidedByName ?? '',
            date: appeal.decidedAt ? formatDate(appeal.decidedAt, locale, zone) : '',
          })}
        </Notice>
      )}
      <DescriptionList
        items={[
          { term: t('yourReason'), detail: appeal.reason },
          ...(appeal.answer ? [{ term: t('answer'), detail: appeal.answer }] : []),
          ...(appeal.remedy ? [{ term: t('effect'), detail: <Effect appeal={appeal} /> }] : []),
        ]}
      />
    </div>
  );
}

/** What an upheld appeal did, in a sentence. */
export function Effect({ appeal: { remedy, outcome } }: { appeal: Pick<OwnAppeal, 'remedy' | 'outcome'> }) {
  const t = useT(appealMessages);
  const locale = useLocale();
  if (remedy === 'ANNULLED') return <>{t('annulledWhat')}</>;
  if (remedy === 'RECONSIDERED') return <>{t('reconsideredWhat')}</>;
  if (!outcome) return null;
  return (
    <>
      {t('correctedWhat', {
        slots: outcome.corrected.join(locale === 'en' ? ', ' : '、'),
        before: outcome.before.score,
        after: outcome.after.score,
      })}
    </>
  );
}
