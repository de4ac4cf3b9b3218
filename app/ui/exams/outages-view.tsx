import { OUTAGE_ROWS, outagesHref, type OutagesAsked } from '~/exams/rules/outage-address.ts';
import { useT } from '../messages/define-messages.ts';
import { examOutageMessages } from '../messages/exam-outages.ts';
import { LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Pagination } from '../parts/pagination.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { LateAnswers, type LateAnswersProps } from './late-answers.tsx';
import { OutageCard, type OutageCardProps } from './outage-card.tsx';

export type OutagesViewProps = {
  pageTitle: string;
  asked: OutagesAsked;
  outages: readonly OutageCardProps['outage'][];
  late: LateAnswersProps['sittings'];
  /** of either list as it is cut now, and of what waits for the person who looks */
  counts: { outages: number; outagesWaiting: number; late: number; lateWaiting: number };
  refusal: string | null;
  told: { done: 'done' | 'lateDone'; n: number } | null;
};

/** Outages and late answers: what waits for a decision, and what was decided. */
export function OutagesView({ pageTitle, asked, outages, late, counts, refusal, told }: OutagesViewProps) {
  const t = useT(examOutageMessages);
  const tabsOf = (part: keyof OutagesAsked, all: string, waiting: string, n: number) =>
    (counts[part] > 0 || asked[part].waiting) && (
      <Tabs
        chips
        label={t(part)}
        tabs={[
          {
            label: all,
            href: outagesHref(asked, { [part]: { waiting: false, page: 1 } }),
            current: !asked[part].waiting,
          },
          {
            label: waiting,
            count: n,
            href: outagesHref(asked, { [part]: { waiting: true, page: 1 } }),
            current: asked[part].waiting,
          },
        ]}
      />
    );
  const pagesOf = (part: keyof OutagesAsked) => (
    <Pagination
      label={t(part)}
      page={asked[part].page}
      pageSize={OUTAGE_ROWS[part]}
      total={counts[part]}
      href={(page) => outagesHref(asked, { [part]: { ...asked[part], page } })}
    />
  );
  return (
    <>
      <PageHead
        title={pageTitle}
        lead={t('lead')}
        actions={
          counts.outages + counts.late > 0 && (
            <LinkButton href={outagesHref(asked, { path: '/admin/outages/export' })} icon="download" download>
              {t('export')}
            </LinkButton>
          )
        }
      />
      <div className="stack">
        {refusal && <Notice kind="bad" title={refusal} />}
        {told && !refusal && <Notice kind="success" title={t(told.done, { n: told.n })} />}
        {tabsOf('outages', t('allOutages'), t('outagesToDecide'), counts.outagesWaiting)}
        {counts.outages === 0 && (
          <Card title={t('outages')}>
            {asked.outages.waiting ? (
              <EmptyState title={t('noneToDecide')} />
            ) : (
              <EmptyState title={t('noOutages')}>{t('noOutagesWhy')}</EmptyState>
            )}
          </Card>
        )}
        {outages.map((outage) => (
          <OutageCard key={outage.id} outage={outage} />
        ))}
        {pagesOf('outages')}
        {tabsOf('late', t('allLate'), t('lateToDecide'), counts.lateWaiting)}
        <Card id="late" title={t('late')} note={t('lateLead')} flush>
          <LateAnswers sittings={late} none={asked.late.waiting ? t('noLateToDecide') : undefined} />
        </Card>
        {pagesOf('late')}
      </div>
    </>
  );
}
