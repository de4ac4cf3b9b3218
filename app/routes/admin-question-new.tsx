import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseFormData } from '~/http/forms.server.ts';
import { faultsOfPostedQuestion } from '~/http/posted-question.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { grantedOn } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { writeQuestion } from '~/questions/commands/save-question.server.ts';
import { questionDesk } from '~/questions/queries/question-desk.server.ts';
import { contentOfFields, questionFields } from '~/questions/rules/question-form.ts';
import { QUESTION_TYPES } from '~/questions/rules/question-types.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { questionMessages } from '~/ui/messages/questions.ts';
import { NewQuestionPage } from '~/ui/questions/new-question-page.tsx';
import { formErrors, saveErrors } from '~/ui/questions/question-sentences.ts';
import { fieldSentences, typedQuestion } from '~/ui/questions/typed-question.ts';

const typeOf = (url: URL) => QUESTION_TYPES.find((type) => type === url.searchParams.get('type')) ?? 'SINGLE';

const newFields = questionFields.extend({
  bank: z.union([z.literal('own'), z.uuid()]),
  topic: z.string().regex(/^T\d{2}$/),
});

export const loader = forActor(async ({ actor, url, context }) => ({
  title: translator(questionMessages, context.locale)('write'),
  type: typeOf(url),
  desk: await questionDesk(actor, today(context.now)),
}));

export const action = forActor(async ({ actor, request, url, context }) => {
  const t = translator(questionMessages, context.locale);
  const form = await request.formData();
  const again = (errors: Record<string, string>, status: number) =>
    data(
      { errors, values: typedQuestion(form), bank: String(form.get('bank')), topic: String(form.get('topic') ?? '') },
      { status },
    );
  const parsed = parseFormData(form, newFields);
  if (!parsed.ok) {
    const faults = faultsOfPostedQuestion(form, typeOf(url));
    return again(formErrors(fieldSentences(parsed.errors, t), faults, t), 400);
  }
  const { bank, topic, ...fields } = parsed.value;
  const home = grantedOn(actor, 'questions.write')[0];
  const place = bank === 'own' && home ? { organizationId: home.organizationId } : { bankId: bank };
  const saved = await writeQuestion(actor, place, topic, {
    content: contentOfFields(typeOf(url), fields),
    pool: fields.pool,
    clauseId: fields.clauseId,
  });
  if (!saved.ok) return again(saveErrors(saved, t), 422);
  throw redirect(`/admin/questions/${saved.questionId}?said=written`);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminQuestionNew() {
  const answer = useActionData<typeof action>();
  return <NewQuestionPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
