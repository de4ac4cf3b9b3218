import type { QuestionDesk } from '~/questions/rules/question-views.ts';
import { QUESTION_TYPES, type QuestionType } from '~/questions/rules/question-types.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { questionMessages } from '../messages/questions.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Select } from '../parts/select.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { QuestionForm, type QuestionFormValues } from './question-form.tsx';

export type NewQuestionPageProps = {
  type: QuestionType;
  desk: QuestionDesk;
  answer: { errors: Record<string, string>; values: QuestionFormValues; bank: string; topic: string } | undefined;
};

const EMPTY: QuestionFormValues = {
  pool: 'LIVE',
  difficulty: 'EASY',
  knowledgePoint: '',
  stem: '',
  options: [],
  key: [],
  explanation: '',
  clauseId: undefined,
};

/** Writing a new question of one type. */
export function NewQuestionPage({ type, desk, answer }: NewQuestionPageProps) {
  const t = useT(questionMessages);
  const p = useT(partsMessages);
  const english = useLocale() === 'en';
  const banks = [
    ...(desk.ownBankFor ? [{ value: 'own', label: t('ownBank') }] : []),
    ...desk.banks.map((bank) => ({
      value: bank.id,
      label: bank.fromRepository && !bank.demonstration ? t('bankPublic', { title: bank.title }) : bank.title,
    })),
  ];
  const errors = answer?.errors ?? {};
  return (
    <AdminShell roomy>
      <PageHead
        path={<Breadcrumbs items={[{ label: t('title'), href: '/admin/questions' }, { label: t('write') }]} />}
        title={t('newTitle', { type: t(type) })}
        lead={t('newLead')}
      />
      <Tabs
        label={t('chooseType')}
        tabs={QUESTION_TYPES.map((value) => ({
          label: t(value),
          href: `/admin/questions/new?type=${value}`,
          current: value === type,
        }))}
      />
      <QuestionForm
        key={type}
        action={`/admin/questions/new?type=${type}`}
        type={type}
        values={answer?.values ?? EMPTY}
        clauses={desk.clauses}
        errors={errors}
        before={
          <>
            <Select
              name="bank"
              label={t('bank')}
              choices={banks}
              empty={false}
              defaultValue={answer?.bank ?? banks[0]?.value}
              required
              error={errors['bank']}
            />
            <Select
              name="topic"
              label={t('topic')}
              choices={desk.topics.map((topic) => ({
                value: topic.code,
                label: `${topic.code} ${english ? topic.titleEn : topic.title}`,
              }))}
              defaultValue={answer?.topic ?? ''}
              required
              error={errors['topic']}
            />
          </>
        }
      >
        <Button look="red">{t('save')}</Button>
        <LinkButton href="/admin/questions" look="bare">
          {p('cancel')}
        </LinkButton>
      </QuestionForm>
    </AdminShell>
  );
}
