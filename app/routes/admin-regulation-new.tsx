import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { createMeasures } from '~/regulations/commands/write-measures.server.ts';
import { measurePlaces } from '~/regulations/queries/rule-register.server.ts';
import { measuresForm } from '~/regulations/rules/measure-forms.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { regulationMessages } from '~/ui/messages/regulations.ts';
import { NewMeasuresPage } from '~/ui/regulations/new-measures-page.tsx';
import { fieldWords } from '~/ui/regulations/regulation-sentences.ts';

export const loader = forActor(async ({ actor, context }) => ({
  title: translator(regulationMessages, context.locale)('newMeasures'),
  places: await measurePlaces(actor),
}));

export const action = forActor(async ({ actor, request, context }) => {
  const form = await parseForm(request, measuresForm);
  if (!form.ok) {
    const t = translator(regulationMessages, context.locale);
    return data({ errors: fieldWords(form.errors, t), values: form.values }, { status: 400 });
  }
  const { code } = await createMeasures(actor, form.value);
  throw redirect(`/admin/regulations/${code}?said=created`);
});

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function AdminRegulationNew() {
  const answer = useActionData<typeof action>();
  return <NewMeasuresPage places={useLoaderData<typeof loader>().places} answer={answer} />;
}
