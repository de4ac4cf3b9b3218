import type { TestRules } from '~/exams/queries/my-tests.server.ts';
import { formatDate, formatDateTime, formatTime, type Instant } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { candidateMessages } from '../messages/candidate.ts';
import { useT } from '../messages/define-messages.ts';
import { Band } from '../parts/band.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { Notice } from '../parts/notice.tsx';
import { Phrases } from '../parts/phrases.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';
import { sessionWindow } from './session-window.ts';

export type StartFault =
  | { fault: 'confirm' }
  | {
      fault:
        | 'not-registered'
        | 'not-open-yet'
        | 'closed'
        | 'not-signed-in'
        | 'pool-short'
        | 'other-running'
        | 'being-marked'
        | 'valid-pass'
        | 'cooling';
      until: string | null;
    };

/** The rules of a test, to be confirmed before it starts. */
export function TestRulesPage({ page, fault }: { page: TestRules; fault: StartFault | null }) {
  const t = useT(candidateMessages);
  const locale = useLocale();
  const zone = useZone();
  const english = locale === 'en';
  const { test, shape } = page;
  const at = (moment: Instant): string => formatDateTime(moment, locale, zone);
  const hindrance = fault && fault.fault !== 'confirm' ? fault : hindranceOf(page);
  return (
    <LearnerShell tabs={false}>
      <div className="wrap">
        <header className="hello">
          <p className="when num">{test.number}</p>
          <h1>
            <Phrases text={test.title} />
          </h1>
        </header>
        {hindrance && (
          <Notice kind="due" title={t('refusedTitle')}>
            <Refusal fault={hindrance} />
          </Notice>
        )}
        <Band title={t('rulesTitle')}>
          <DescriptionList
            items={[
              {
                term: t('questions'),
                detail: t('questionsValue', {
                  n: shape.questions,
                  single: shape.byType.SINGLE.questions,
                  judged: shape.byType.TRUE_FALSE.questions,
                  multiple: shape.byType.MULTIPLE.questions,
                }),
              },
              { term: t('fullMarks'), detail: t('points', { n: shape.points }) },
              { term: t('minutes'), detail: t('minutesValue', { n: page.minutes }) },
              {
                term: t('passMark'),
                detail:
                  page.sectionPercent === null
                    ? t('passMarkValue', { n: page.passMark })
                    : t('passMarkSections', { n: page.passMark, percent: page.sectionPercent }),
              },
              {
                term: t('bookRule'),
                detail: <BookForm book={page.book} />,
              },
              { term: t('windowTerm'), detail: t('window', sessionWindow(test, zone, at)) },
              ...(test.venue ? [{ term: t('venue'), detail: test.venue }] : []),
              ...(page.notice ? [{ term: t('noticeTerm'), detail: page.notice }] : []),
            ]}
          />
          <ol className="prose">
            {(english ? page.rulesEn : page.rules).map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ol>
          <p className="basis">
            {t('basis', { title: english ? page.policy.titleEn : page.policy.title, n: page.policy.number })}
          </p>
        </Band>
        {test.state === 'running' && (
          <p>
            <LinkButton look="red" href={`/sittings/${test.attemptId}`}>
              {t('goOn')}
            </LinkButton>
          </p>
        )}
        {test.state === 'open' && !hindrance && (
          <form method="post" className="form">
            <Checkbox
              name="confirm"
              label={english ? page.confirmTextEn : page.confirmText}
              error={fault?.fault === 'confirm' ? t('confirmFirst') : undefined}
              required
            />
            <p className="quiet">{t('ownTime', { time: formatTime(page.ownDeadline, zone) })}</p>
            <p>
              <Button look="red">{t('start')}</Button>
            </p>
          </form>
        )}
        {test.state === 'upcoming' && <p className="quiet">{t('startsAt', { time: at(test.opensAt) })}</p>}
      </div>
    </LearnerShell>
  );
}

function BookForm({ book }: { book: TestRules['book'] }) {
  const t = useT(candidateMessages);
  if (book.form === 'open-by-age') return <>{t('openBookByAge', { age: book.age })}</>;
  if (book.form === 'age-unknown') return <>{t('openBookFrom', { age: book.age })}</>;
  return <>{t(book.form === 'open' ? 'openBook' : 'closedBook')}</>;
}

/** What stands in the way although the session is open. */
function hindranceOf(page: TestRules): Exclude<StartFault, { fault: 'confirm' }> | null {
  if (page.test.state === 'absent') return { fault: 'closed', until: null };
  if (page.test.state !== 'open') return null;
  if (!page.standing.may) return { fault: page.standing.reason, until: page.standing.until };
  return page.signInMissing ? { fault: 'not-signed-in', until: null } : null;
}

const WORDS = {
  'not-registered': 'refusal_notRegistered',
  'not-open-yet': 'refusal_notOpenYet',
  closed: 'refusal_closed',
  'not-signed-in': 'refusal_notSignedIn',
  'pool-short': 'refusal_poolShort',
  'other-running': 'refusal_otherRunning',
  'being-marked': 'refusal_beingMarked',
  'valid-pass': 'refusal_validPass',
} as const;

function Refusal({ fault }: { fault: Exclude<StartFault, { fault: 'confirm' }> }) {
  const t = useT(candidateMessages);
  const locale = useLocale();
  const date = fault.until ? formatDate(fault.until, locale) : '';
  if (fault.fault === 'cooling') return <>{t('refusal_cooling', { date })}</>;
  if (fault.fault === 'valid-pass' && fault.until) return <>{t('refusal_validPassUntil', { date })}</>;
  return <>{t(WORDS[fault.fault])}</>;
}
