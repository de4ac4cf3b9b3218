import type { PracticePage } from '~/exams/queries/practice-page.server.ts';
import { formatDateTime, formatNumber } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { candidateMessages } from '../messages/candidate.ts';
import { useT } from '../messages/define-messages.ts';
import { Band } from '../parts/band.tsx';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Notice } from '../parts/notice.tsx';
import { Select } from '../parts/select.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';

type Papers = PracticePage['past'];
type Refused = 'nothing-to-practise' | 'not-allowed' | 'enough-today';

/** Practice: a short paper by topic, or one as long as the test; then what was practised. */
export function PracticePageView({ page, refused }: { page: PracticePage; refused?: Refused | undefined }) {
  const t = useT(candidateMessages);
  const english = useLocale() === 'en';
  const forbidden = page.forbidden || refused === 'not-allowed';
  const nothing = !forbidden && (refused === 'nothing-to-practise' || !page.paper);
  return (
    <LearnerShell>
      <div className="wrap">
        <header className="hello">
          <h1>{t('practiceTitle')}</h1>
        </header>
        {forbidden && <EmptyState title={t('practiceForbidden')}>{t('practiceForbiddenWhy')}</EmptyState>}
        {nothing && <EmptyState title={t('practiceNone')}>{t('practiceNoneWhy')}</EmptyState>}
        {forbidden && <PaperBand title={t('practiceRunning')} papers={page.running} />}
        {page.paper && !forbidden && !nothing && (
          <>
            {refused ? (
              <Notice kind="bad" title={t('practiceEnough')} />
            ) : (
              <Notice kind="info" title={t('practiceLead')} />
            )}
            <PaperBand title={t('practiceRunning')} papers={page.running} />
            <Band title={t('practiceShort')} note={t('practiceShortWhat')}>
              <form method="post" className="form">
                <input type="hidden" name="size" value="short" />
                <Select
                  name="topic"
                  label={t('topic')}
                  empty={t('allTopics')}
                  choices={page.topics.map((topic) => ({
                    value: topic.code,
                    label: english ? topic.titleEn : topic.title,
                  }))}
                />
                <p>
                  <Button look="red">{t('practiceShortGo')}</Button>
                </p>
              </form>
            </Band>
            <Band
              title={t('practiceFull')}
              note={t('practiceFullWhat', { n: page.paper.questions, minutes: page.paper.minutes })}
            >
              <form method="post" className="form">
                <input type="hidden" name="size" value="paper" />
                <p>
                  <Button>{t('practiceFullGo')}</Button>
                </p>
              </form>
            </Band>
          </>
        )}
        <PaperBand title={t('practicePast')} papers={page.past} />
      </div>
    </LearnerShell>
  );
}

function PaperBand({ title, papers }: { title: string; papers: Papers }) {
  const t = useT(candidateMessages);
  const locale = useLocale();
  const zone = useZone();
  if (papers.length === 0) return null;
  return (
    <Band title={title}>
      <ul className="rows">
        {papers.map((paper) => (
          <li key={paper.id}>
            <a href={paper.status === 'RUNNING' ? `/sittings/${paper.id}` : `/sittings/${paper.id}/result`}>
              {t('practiceWhen', { date: formatDateTime(paper.startedAt, locale, zone), n: paper.questions })}
            </a>
            <span className="num">
              {paper.score === null || paper.points === null
                ? t(paper.status === 'RUNNING' ? 'goOn' : 'stateGrading')
                : t('practiceScore', {
                    score: formatNumber(paper.score, locale),
                    points: formatNumber(paper.points, locale),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </Band>
  );
}
