import type { ClauseChoice, QuestionPage, ShownQuestionVersion } from '~/questions/rules/question-views.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Tag } from '../parts/tag.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { QuestionActs } from './question-acts.tsx';
import { QuestionForm, type QuestionFormValues } from './question-form.tsx';
import { QuestionHistory } from './question-history.tsx';
import { QuestionSheet } from './question-sheet.tsx';
import { QuestionState } from './question-state.tsx';
import { ReviewForm } from './review-form.tsx';

export type QuestionAnswer = {
  intent: string;
  errors: Record<string, string>;
  values?: QuestionFormValues | undefined;
};

export type QuestionPageViewProps = {
  page: QuestionPage;
  clauses: readonly ClauseChoice[];
  /** what was just done */
  said: 'written' | 'revised' | 'submitted' | 'released' | 'returned' | 'pulled' | 'retired' | null;
  /** after a review: what waits next for this reviewer */
  next: { id: string | null; waiting: number } | null;
  /** asked without scripts: is it to be retired? */
  asksRetire: boolean;
  answer: QuestionAnswer | undefined;
};

/** One question: its latest text, what can be done with it by this person, and its history. */
export function QuestionPageView(props: QuestionPageViewProps) {
  const { page, said, answer } = props;
  const { question, versions } = page;
  const t = useT(questionMessages);
  const latest = versions[0] as ShownQuestionVersion;
  const here = `/admin/questions/${question.id}`;
  const errors = (intent: string) => (answer?.intent === intent ? answer.errors : {});
  return (
    <AdminShell roomy>
      <PageHead
        path={<Breadcrumbs items={[{ label: t('title'), href: '/admin/questions' }, { label: question.code }]} />}
        title={`${question.code} · ${t(question.type)}`}
        lead={<Lead page={page} latest={latest} />}
        actions={<QuestionActs page={page} latest={latest} here={here} asksRetire={props.asksRetire} />}
      />
      {said && (
        <Notice kind="success" title={t(`said.${said}`)}>
          {props.next &&
            (props.next.id ? (
              <a href={`/admin/questions/${props.next.id}`}>{t('nextInQueue', { n: props.next.waiting })}</a>
            ) : (
              t('queueDone')
            ))}
        </Notice>
      )}
      {answer && <ErrorSummary errors={answer.intent === 'save' ? {} : answer.errors} />}
      {question.pulledReason && question.status === 'PULLED' && (
        <Notice kind="due" title={t('pulledBecause', { reason: pulledWords(question.pulledReason, t) })} />
      )}
      {page.ownWork && latest.state === 'IN_REVIEW' && <Notice kind="info" title={t('refusal.own-work')} />}
      <Body {...props} latest={latest} here={here} errors={errors} />
      <Card title={t('history')}>
        <QuestionHistory type={question.type} versions={versions} />
      </Card>
    </AdminShell>
  );
}

const pulledWords = (reason: string, t: ReturnType<typeof useT<typeof questionMessages>>): string =>
  reason === 'clause-changed' || reason === 'appeal-upheld' ? t(`pulled.${reason}`) : reason;

function Lead({ page, latest }: { page: QuestionPage; latest: ShownQuestionVersion }) {
  const t = useT(questionMessages);
  const { question } = page;
  const pending =
    question.everReleased && (latest.state === 'DRAFT' || latest.state === 'IN_REVIEW' || latest.state === 'RETURNED')
      ? latest.state
      : null;
  return (
    <span className="row">
      <QuestionState status={question.status} pending={pending} />
      <Tag>{t(question.pool)}</Tag>
      <span className="cap">{question.bankTitle}</span>
    </span>
  );
}

type Inner = QuestionPageViewProps & { latest: ShownQuestionVersion; here: string };

function Body({
  page,
  clauses,
  latest,
  here,
  answer,
  errors,
}: Inner & { errors: (i: string) => Record<string, string> }) {
  const t = useT(questionMessages);
  const english = useLocale() === 'en';
  const { question } = page;
  const judging = page.mayReview && latest.state === 'IN_REVIEW';
  const editing = page.mayWrite && question.status !== 'RETIRED';
  const open = latest.state === 'DRAFT' || latest.state === 'RETURNED' || answer?.intent === 'save';
  return (
    <>
      {(judging || !editing || !open) && (
        <div className={judging ? 'columns-7-5 question-desk' : 'question-desk'} lang={english ? 'zh-CN' : undefined}>
          <Card title={`${t('versionNumber', { n: latest.number })} · ${t(latest.state)}`}>
            <QuestionSheet type={question.type} version={latest} />
          </Card>
          {judging && (
            <ReviewForm
              action={here}
              number={latest.number}
              blocked={question.pool === 'LIVE' ? page.liveRefusal : null}
              errors={errors('review')}
            />
          )}
        </div>
      )}
      {latest.state === 'RETURNED' && latest.reviewNote && (
        <Notice kind="due" title={t('RETURNED')}>
          <p>{latest.reviewNote}</p>
        </Notice>
      )}
      {editing && (
        <details className="edit-question" open={open}>
          <summary className="btn">{t('edit')}</summary>
          <p className="cap">{t('editNote')}</p>
          <QuestionForm
            key={latest.number}
            action={here}
            type={question.type}
            values={answer?.values ?? { ...latest, knowledgePoint: latest.knowledgePoint ?? '', pool: question.pool }}
            clauses={clauses}
            errors={errors('save')}
            closedPools={question.everReleased ? [question.pool === 'LIVE' ? 'PRACTICE' : 'LIVE'] : []}
            before={
              <>
                <input type="hidden" name="intent" value="save" />
                <input type="hidden" name="basedOn" value={latest.number} />
              </>
            }
          >
            <Button>{t('saveVersion')}</Button>
          </QuestionForm>
        </details>
      )}
    </>
  );
}
