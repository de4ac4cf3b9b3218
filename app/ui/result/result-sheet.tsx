import type { ReactNode } from 'react';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { resultMessages } from '../messages/result.ts';
import { Band } from '../parts/band.tsx';
import { Icon } from '../parts/icon.tsx';
import { NumberedSteps } from '../parts/numbered-steps.tsx';
import { WholeFigures } from '../parts/phrases.tsx';
import { Tabs, type Tab } from '../parts/tabs.tsx';
import { AnswerReview, type ReviewedAnswer } from './answer-review.tsx';
import { SectionScores, type SectionScore } from './section-scores.tsx';

export type ResultSheetProps = {
  /** Test and day, above the verdict. */
  context: ReactNode;
  verdict: 'passed' | 'failed' | 'pending';
  /** Null until it may be shown. */
  score: { got: number; full: number; passMark: number } | null;
  /** What follows from the verdict, in one or two sentences. */
  consequences: readonly ReactNode[];
  next?: readonly { title: ReactNode; detail?: ReactNode; now?: boolean | undefined }[] | undefined;
  sections?: readonly SectionScore[] | undefined;
  /** The rule the marks come from, with a link. */
  basis?: ReactNode;
  /** Question by question, or why it cannot be seen yet. */
  review?:
    | {
        note: string;
        filters: readonly Tab[];
        answers: readonly ReviewedAnswer[];
        more?: { label: string; href: string } | undefined;
      }
    | { closed: ReactNode }
    | undefined;
  /** How to have it looked at again. */
  objection?: ReactNode;
};

const whole = (text: ReactNode): ReactNode => (typeof text === 'string' ? <WholeFigures text={text} /> : text);

/** The whole result: verdict in a sentence, what follows, marks by section, each question. `children` of a LearnerShell. */
export function ResultSheet(props: ResultSheetProps) {
  const { context, verdict, score, consequences, next, sections, basis, review, objection } = props;
  const t = useT(resultMessages);
  const locale = useLocale();
  const figure = (n: number) => formatNumber(n, locale, 1);
  return (
    <div className="wrap">
      <section className={`verdict verdict-${verdict}`}>
        <p className="quiet">{whole(context)}</p>
        <h1>
          {verdict !== 'pending' && <Icon name={verdict === 'passed' ? 'tick' : 'cross'} />}
          <span>{t(verdict)}</span>
        </h1>
        {score && (
          <p className="verdict-lead num">
            {t.rich('against', {
              score: <b>{t('score', { score: figure(score.got) })}</b>,
              mark: figure(score.passMark),
            })}
          </p>
        )}
        {consequences.map((sentence, i) => (
          <p key={i} className="verdict-lead">
            {whole(sentence)}
          </p>
        ))}
      </section>
      {next && next.length > 0 && (
        <Band title={t('nextSteps')}>
          <NumberedSteps steps={next} />
        </Band>
      )}
      {score && sections && sections.length > 0 && (
        <Band
          title={t('sections')}
          note={t(sections.some(({ minimum }) => minimum !== null) ? 'sectionsNote' : 'sectionsFree')}
        >
          <SectionScores sections={sections} total={{ score: score.got, full: score.full, minimum: score.passMark }} />
          {basis && <p className="basis">{basis}</p>}
        </Band>
      )}
      {review && (
        <Band title={t('review')} note={'note' in review ? review.note : undefined}>
          {'closed' in review ? (
            <p className="prose">{review.closed}</p>
          ) : (
            <>
              <Tabs label={t('review')} tabs={review.filters} chips />
              {review.answers.map((answer) => (
                <AnswerReview key={answer.number} answer={answer} />
              ))}
              {review.more && (
                <p className="review-more">
                  <a className="btn btn-ink" href={review.more.href}>
                    {review.more.label}
                  </a>
                </p>
              )}
            </>
          )}
        </Band>
      )}
      {objection && (
        <Band title={t('objection')}>
          <div className="prose">{objection}</div>
        </Band>
      )}
    </div>
  );
}
