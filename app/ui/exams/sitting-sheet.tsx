import type { SittingPage } from '~/exams/queries/sitting-page.server.ts';
import { chosenInputs } from '~/exams/rules/shown-question.ts';
import { defaultZone } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { candidateMessages } from '../messages/candidate.ts';
import { useT } from '../messages/define-messages.ts';
import { sittingMessages } from '../messages/sitting.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { HandInQuestion } from '../sitting/hand-in-dialog.tsx';
import { QuestionCard } from '../sitting/question-card.tsx';
import { QuestionMap } from '../sitting/question-map.tsx';
import { SittingFoot } from '../sitting/sitting-foot.tsx';
import { SittingHead } from '../sitting/sitting-head.tsx';
import { SittingShell } from '../shells/sitting-shell.tsx';
import { CheckedAnswer } from './checked-answer.tsx';
import { islandWords } from './island-words.ts';
import { openRuns, paperSections } from './paper-sections.ts';

export type RunningSitting = Extract<SittingPage, { state: 'running' }>;
export type SittingView = 'one' | 'list' | 'hand-in';

/**
 * The whole paper in one document. Without scripts it shows one question, or all in a list, as forms; with
 * `public/islands/sitting.js` the same document saves each answer at once and shows any question without a request.
 */
export function SittingSheet({
  page,
  current,
  view,
  unsaved,
}: {
  page: RunningSitting;
  current: number;
  view: SittingView;
  /** what a form without scripts brought was not taken */
  unsaved: boolean;
}) {
  const t = useT(candidateMessages);
  const s = useT(sittingMessages);
  const locale = useLocale();
  const zone = useZone();
  const { cover, questions, sheet } = page;
  const total = questions.length;
  const here = `/sittings/${cover.attemptId}`;
  const isAnswered = (number: number): boolean => (sheet[number] ?? '') !== '';
  const isFlagged = (number: number): boolean => (sheet[-number] ?? '') !== '';
  const answered = questions.filter((question) => isAnswered(question.number)).length;
  const sections = paperSections(questions);
  const section = sections.find(({ from, to }) => current >= from && current <= to);
  const secondsLeft = page.timed ? Math.max(0, Math.round((page.deadlineAt - page.now) / 1000)) : null;
  const title = cover.title ?? t('practiceTitle');
  const handInHref = `${here}?hand-in=1`;
  const jumps = openRuns(sections, isAnswered).map(({ kind, from, to }) => ({
    label: from === to ? t('jumpOne', { section: t(kind), n: from }) : t('jumpRun', { section: t(kind), from, to }),
    href: `${here}?q=${from}`,
  }));
  const handIn = (heading: 'h1' | 'h2') => (
    <HandInQuestion
      heading={heading}
      answered={answered}
      total={total}
      secondsLeft={secondsLeft}
      jumps={jumps}
      action={here}
      fields={{ intent: 'hand-in' }}
      backHref={`${here}?q=${current}`}
    />
  );
  const island = {
    attemptId: cover.attemptId,
    epoch: page.epoch,
    lastSeq: page.lastSeq,
    now: page.now,
    deadlineAt: page.deadlineAt,
    paused: page.paused,
    undecidedSeconds: page.undecidedSeconds,
    zone: zone || defaultZone,
    locale,
    current,
    view,
    sections: sections.map(({ kind, from, to }) => ({
      name: t(kind),
      from,
      to,
      part: t('part', { name: cover.candidateName, section: t(kind), from, to }),
    })),
    words: islandWords(locale, page.timed),
  };

  return (
    <SittingShell
      head={
        <SittingHead
          name={title}
          demonstration={cover.demonstration}
          part={
            section
              ? t('part', { name: cover.candidateName, section: t(section.kind), from: section.from, to: section.to })
              : cover.candidateName
          }
          secondsLeft={secondsLeft}
          saving={page.lastSavedAt ? { state: 'saved', at: page.lastSavedAt } : { state: 'unsaved' }}
          answered={answered}
          total={total}
        />
      }
      foot={
        view === 'hand-in' ? null : (
          <SittingFoot
            form={`answer-${current}`}
            first={current === 1}
            last={current === total}
            flagged={isFlagged(current)}
            handInHref={handInHref}
          />
        )
      }
      map={
        view === 'hand-in' ? undefined : (
          <QuestionMap
            handInHref={handInHref}
            sections={sections.map(({ kind, from, to }) => ({
              title: t(kind),
              items: questions.slice(from - 1, to).map(({ number }) => ({
                number,
                answered: isAnswered(number),
                flagged: isFlagged(number),
                current: number === current,
                href: `${here}?q=${number}`,
              })),
            }))}
          />
        )
      }
    >
      {view !== 'hand-in' && <h1 className="hidden-visually">{title}</h1>}
      {(unsaved || page.paused) && (
        <div className="stack sitting-notices">
          {unsaved && <Notice kind="bad" title={t('notSaved')} />}
          {page.paused && <Notice kind="due" title={t('pausedNotice')} />}
        </div>
      )}
      {view === 'hand-in' ? (
        handIn('h1')
      ) : (
        <>
          <p className="sitting-view">
            <a href={view === 'list' ? `${here}?q=${current}` : `${here}?view=list`}>
              {view === 'list' ? t('viewOne') : t('viewList')}
            </a>
          </p>
          {questions.map((question) => (
            <form
              key={question.number}
              method="post"
              autoComplete="off"
              action={`${here}?q=${question.number}`}
              id={`answer-${question.number}`}
              className="sitting-answer"
              data-slot={question.number}
              hidden={view === 'one' && question.number !== current}
            >
              <input type="hidden" name="slot" value={question.number} />
              {page.paused && <input type="hidden" name="locked" value="1" />}
              <QuestionCard
                question={question}
                total={total}
                chosen={chosenInputs(question.kind, sheet[question.number] ?? '')}
                heading="h2"
                disabled={page.paused}
              />
              {cover.practice && (
                <p className="sitting-check">
                  <Button name="go" value="check" small>
                    {t('check')}
                  </Button>
                </p>
              )}
              {page.review?.number === question.number && <CheckedAnswer item={page.review} />}
              {view === 'list' && (
                <noscript>
                  <button className="btn" name="go" value="save">
                    {t('saveAnswer')}
                  </button>
                </noscript>
              )}
            </form>
          ))}
          <AnswerKeys />
          <dialog className="dialog hand-in-dialog" id="hand-in" aria-label={s('handIn')}>
            {handIn('h2')}
          </dialog>
        </>
      )}
      <div id="sitting" hidden data-sitting={JSON.stringify(island)} />
    </SittingShell>
  );
}

/** Tells of the keys, once for the whole paper (wide screens only). */
function AnswerKeys() {
  const s = useT(sittingMessages);
  const key = (text: string) => <kbd>{text}</kbd>;
  return (
    <p className="question-keys cap">
      {s.rich('keysChoice', { first: key('A'), last: key('D'), one: key('1'), count: key('4') })}
      {' · '}
      {s.rich('keysMove', { back: key('←'), on: key('→'), flag: key('M') })}
    </p>
  );
}
