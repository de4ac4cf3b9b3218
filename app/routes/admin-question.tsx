import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { parseFormData } from '~/http/forms.server.ts';
import { faultsOfPostedQuestion } from '~/http/posted-question.server.ts';
import { forActor, type SignedInArgs } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { reviewQuestion } from '~/questions/commands/review-question.server.ts';
import { reviseQuestion } from '~/questions/commands/save-question.server.ts';
import { submitQuestion } from '~/questions/commands/submit-question.server.ts';
import { pullQuestion, retireQuestion } from '~/questions/commands/withdraw-question.server.ts';
import { questionDesk } from '~/questions/queries/question-desk.server.ts';
import { questionPage } from '~/questions/queries/question-page.server.ts';
import { nextInQueue } from '~/questions/queries/review-queue.server.ts';
import { contentOfFields, questionFields } from '~/questions/rules/question-form.ts';
import { pullForm, reviewForm } from '~/questions/rules/review-form.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { questionMessages } from '~/ui/messages/questions.ts';
import { QuestionPageView, type QuestionAnswer } from '~/ui/questions/question-page-view.tsx';
import { formErrors, refusalSentence, saveErrors } from '~/ui/questions/question-sentences.ts';
import { fieldSentences, typedQuestion } from '~/ui/questions/typed-question.ts';

const SAID = ['written', 'revised', 'submitted', 'released', 'returned', 'pulled', 'retired'] as const;

export const loader = forActor(async ({ actor, params, url, context }) => {
  const page = await questionPage(actor, params['questionId'] ?? '');
  const said = SAID.find((word) => word === url.searchParams.get('said')) ?? null;
  const writes = page.mayWrite && page.question.status !== 'RETIRED';
  return {
    page,
    clauses: writes ? (await questionDesk(actor, today(context.now))).clauses : [],
    said,
    next: said === 'released' || said === 'returned' ? await nextInQueue(actor) : null,
    asksRetire: url.searchParams.get('ask') === 'retire',
  };
});

export const action = forActor(async (args) => {
  const form = await args.request.formData();
  const intent = String(form.get('intent'));
  const answered = await answerTo(intent, form, args);
  if ('said' in answered) throw redirect(`/admin/questions/${args.params['questionId']}?said=${answered.said}`);
  return data({ intent, ...answered }, { status: 422 });
});

type Answered = { said: (typeof SAID)[number] } | Omit<QuestionAnswer, 'intent'>;

async function answerTo(intent: string, form: FormData, args: SignedInArgs): Promise<Answered> {
  const { actor, params, context } = args;
  const id = params['questionId'] ?? '';
  const t = translator(questionMessages, context.locale);
  const told = (said: (typeof SAID)[number], result: { ok: true } | { ok: false; reason: string }): Answered =>
    result.ok ? { said } : { errors: { question: refusalSentence(result.reason, t) } };
  switch (intent) {
    case 'save':
      return save(form, args);
    case 'submit':
      return told('submitted', await submitQuestion(actor, id));
    case 'retire':
      return told('retired', await retireQuestion(actor, id));
    case 'pull': {
      const parsed = parseFormData(form, pullForm);
      if (!parsed.ok) return { errors: { reason: t('pullReasonMissing') } };
      return told('pulled', await pullQuestion(actor, id, parsed.value.reason));
    }
    case 'review': {
      const parsed = parseFormData(form, reviewForm);
      if (!parsed.ok)
        return {
          errors: parsed.errors['note'] ? { note: t('noteMissing') } : { decision: t('decisionMissing') },
        };
      const { number, decision, note } = parsed.value;
      const review = decision === 'RETURNED' ? { decision, note } : { decision, note: note || null };
      return told(decision === 'RELEASED' ? 'released' : 'returned', await reviewQuestion(actor, id, number, review));
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

async function save(form: FormData, { actor, params, context }: SignedInArgs): Promise<Answered> {
  const t = translator(questionMessages, context.locale);
  const id = params['questionId'] ?? '';
  const values = typedQuestion(form);
  const parsed = parseFormData(form, questionFields);
  const { question } = await questionPage(actor, id);
  if (!parsed.ok) {
    const faults = faultsOfPostedQuestion(form, question.type);
    return { errors: formErrors(fieldSentences(parsed.errors, t), faults, t), values };
  }
  const saved = await reviseQuestion(actor, id, Number(form.get('basedOn')), {
    content: contentOfFields(question.type, parsed.value),
    pool: parsed.value.pool,
    clauseId: parsed.value.clauseId,
  });
  return saved.ok ? { said: 'revised' } : { errors: saveErrors(saved, t), values };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.page.question.code }];

export default function AdminQuestion() {
  const answer = useActionData<typeof action>();
  return <QuestionPageView {...useLoaderData<typeof loader>()} answer={answer} />;
}
