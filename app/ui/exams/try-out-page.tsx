import type { ReviewedItem } from '~/exams/queries/reviewed-item.server.ts';
import type { PaperQuestion } from '~/exams/rules/shown-question.ts';
import { candidateMessages } from '../messages/candidate.ts';
import { useT } from '../messages/define-messages.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { AnswerReview } from '../result/answer-review.tsx';
import { PlainShell } from '../shells/plain-shell.tsx';
import { QuestionCard } from '../sitting/question-card.tsx';

type Props = {
  paper: number;
  next: number;
  signedIn: boolean;
  questions: readonly PaperQuestion[];
  result: readonly ReviewedItem[] | null;
};

/** Five questions for anyone, and what was right about the answers. */
export function TryOutPage({ paper, next, signedIn, questions, result }: Props) {
  const t = useT(candidateMessages);
  if (questions.length === 0)
    return (
      <PlainShell wide>
        <h1>{t('tryTitle')}</h1>
        <EmptyState title={t('tryNone')}>{t('tryNoneWhy')}</EmptyState>
      </PlainShell>
    );
  return (
    <PlainShell wide>
      <h1>{t('tryTitle')}</h1>
      {result ? (
        <>
          <h2>{t('tryResult', { right: result.filter((item) => item.correct).length, total: result.length })}</h2>
          {result.map((item) => (
            <AnswerReview
              key={item.number}
              answer={{
                ...item,
                section: '',
                pointsGot: item.correct ? item.points : 0,
                // A visitor reads which clause it is; the text stands behind the sign-in.
                clause: { ...item.clause, href: signedIn ? item.clause.href : null },
              }}
            />
          ))}
          <p className="row">
            <LinkButton look="ink" href={`/try?paper=${next}`}>
              {t('tryAgain')}
            </LinkButton>
            {!signedIn && <LinkButton href="/sign-in">{t('trySignIn')}</LinkButton>}
          </p>
        </>
      ) : (
        <form method="get" action="/try">
          <p className="plain-lead">{t('tryLead')}</p>
          <input type="hidden" name="paper" value={paper} />
          <input type="hidden" name="done" value="1" />
          {questions.map((question) => (
            <QuestionCard
              key={question.number}
              question={question}
              total={questions.length}
              chosen={[]}
              name={`a${question.number}`}
              heading="h2"
            />
          ))}
          <p className="after-form">
            <Button look="ink">{t('tryAnswer')}</Button>
          </p>
        </form>
      )}
    </PlainShell>
  );
}
