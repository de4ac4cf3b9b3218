import type { PersonExemption } from '~/exams/rules/exemption.ts';
import type { MyTest, MyTests, MyTestState } from '~/exams/queries/my-tests.server.ts';
import { formatDateTime, type Instant } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { candidateMessages } from '../messages/candidate.ts';
import { useT } from '../messages/define-messages.ts';
import { Band } from '../parts/band.tsx';
import { LinkButton } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Phrases } from '../parts/phrases.tsx';
import { StateMark, type State } from '../parts/state-mark.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';
import { OwnExemptions } from './own-exemptions.tsx';
import { sessionWindow } from './session-window.ts';

/** A person's tests: one thing to do next, then the rest. */
export function MyTestsPage({ tests, exemptions }: { tests: MyTests; exemptions: readonly PersonExemption[] }) {
  const t = useT(candidateMessages);
  const { next, later, past } = tests;
  return (
    <LearnerShell>
      <div className="wrap">
        <header className="hello">
          <h1>{t('testsTitle')}</h1>
        </header>
        {!next && later.length + past.length === 0 && (
          <EmptyState title={t('testsEmpty')} action={<LinkButton href="/practice">{t('practiseLink')}</LinkButton>}>
            {t('testsEmptyWhy')}
          </EmptyState>
        )}
        {next && (
          <section className="next-step">
            <h2>
              <Phrases text={next.title} />
            </h2>
            <p className="quiet">
              <When test={next} />
            </p>
            {next.venue && <p className="quiet">{next.venue}</p>}
            <div className="go">
              <LinkButton look="red" href={hrefOf(next)}>
                {t(next.state === 'running' ? 'goOn' : next.state === 'open' ? 'goRules' : 'goRulesLater')}
              </LinkButton>
              <a href="/practice">{t('practiseLink')}</a>
            </div>
          </section>
        )}
        <OwnExemptions exemptions={exemptions} />
        <TestBand title={t('later')} tests={later} />
        <TestBand title={t('past')} tests={past} />
        {!next && past.length > 0 && (
          <Band title={t('practiceTitle')}>
            <p>
              <a href="/practice">{t('practiseLink')}</a>
            </p>
          </Band>
        )}
      </div>
    </LearnerShell>
  );
}

function TestBand({ title, tests }: { title: string; tests: readonly MyTest[] }) {
  if (tests.length === 0) return null;
  return (
    <Band title={title}>
      <ul className="rows">
        {tests.map((test) => (
          <li key={test.sessionId}>
            <div>
              <a href={hrefOf(test)}>{test.title}</a>
              <p className="cap">
                <When test={test} />
              </p>
            </div>
            <TestState test={test} />
          </li>
        ))}
      </ul>
    </Band>
  );
}

const hrefOf = (test: MyTest): string => {
  if (test.state === 'running') return `/sittings/${test.attemptId}`;
  return test.attemptId ? `/sittings/${test.attemptId}/result` : `/tests/${test.sessionId}`;
};

/** When a session is, or until when it or a running sitting lasts. */
function When({ test }: { test: MyTest }) {
  const t = useT(candidateMessages);
  const locale = useLocale();
  const zone = useZone();
  const at = (moment: Instant): string => formatDateTime(moment, locale, zone);
  if (test.state === 'running') return <>{t('stateRunning', { time: at(test.deadlineAt ?? test.closesAt) })}</>;
  if (test.state === 'open') return <>{t('openNow', { time: at(test.closesAt) })}</>;
  return <>{t('window', sessionWindow(test, zone, at))}</>;
}

const MARKS: Record<MyTestState, { mark: State; word: keyof typeof candidateMessages } | null> = {
  running: null,
  open: null,
  upcoming: null,
  grading: { mark: 'running', word: 'stateGrading' },
  passed: { mark: 'done', word: 'statePassed' },
  failed: { mark: 'alarm', word: 'stateFailed' },
  waiting: { mark: 'waiting', word: 'stateWaiting' },
  absent: { mark: 'due', word: 'stateAbsent' },
  annulled: { mark: 'paused', word: 'stateAnnulled' },
  deferred: { mark: 'paused', word: 'stateDeferred' },
  cancelled: { mark: 'paused', word: 'stateCancelled' },
};

type PlainWord =
  | 'stateGrading'
  | 'statePassed'
  | 'stateFailed'
  | 'stateWaiting'
  | 'stateAbsent'
  | 'stateAnnulled'
  | 'stateDeferred'
  | 'stateCancelled';

function TestState({ test }: { test: MyTest }) {
  const t = useT(candidateMessages);
  const shown = MARKS[test.state];
  if (!shown) return null;
  return (
    <StateMark state={shown.mark}>
      <span className="nowrap">{t(shown.word as PlainWord)}</span>
      {test.score !== null && <span className="nowrap">{t('points', { n: test.score })}</span>}
    </StateMark>
  );
}
