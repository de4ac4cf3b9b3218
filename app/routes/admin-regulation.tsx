import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseFormData } from '~/http/forms.server.ts';
import { forActor, type SignedInArgs } from '~/http/route-functions.server.ts';
import { authorisedScopes } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { confirmClause } from '~/regulations/commands/confirm-clause.server.ts';
import { endClause, writeClause } from '~/regulations/commands/write-measures.server.ts';
import { regulationPage } from '~/regulations/queries/regulation-page.server.ts';
import { clauseForm } from '~/regulations/rules/measure-forms.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { regulationMessages } from '~/ui/messages/regulations.ts';
import { AdminRegulationPage, type RegulationAnswer } from '~/ui/regulations/admin-regulation-page.tsx';
import { fieldWords, refusalWords } from '~/ui/regulations/regulation-sentences.ts';

const SAID = ['created', 'saved', 'ended', 'confirmed'] as const;
const confirmForm = z.object({ versionId: z.uuid() });
const endForm = z.object({ clauseId: z.uuid(), day: z.iso.date('dateMissing') });

export const loader = forActor(async ({ actor, params, url, context }) => {
  authorisedScopes(actor, 'regulations.write');
  const day = today(context.now);
  return {
    document: await regulationPage(actor, params['code'] ?? '', day),
    today: day,
    said: SAID.find((word) => word === url.searchParams.get('said')) ?? null,
  };
});

export const action = forActor(async (args) => {
  const form = await args.request.formData();
  const answered = await answerTo(form, args);
  if ('said' in answered)
    throw redirect(`/admin/regulations/${args.params['code']}?said=${answered.said}${answered.anchor}`);
  return data(answered, { status: 422 });
});

type Answered = { said: (typeof SAID)[number]; anchor: string } | RegulationAnswer;

async function answerTo(form: FormData, { actor, params, context }: SignedInArgs): Promise<Answered> {
  const t = translator(regulationMessages, context.locale);
  const code = params['code'] ?? '';
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const about = text('clauseId') || 'new';
  switch (text('intent')) {
    case 'write': {
      const values = {
        article: text('article'),
        label: text('label'),
        heading: text('heading'),
        substance: text('substance'),
        validFrom: text('validFrom'),
      };
      const parsed = parseFormData(form, clauseForm);
      if (!parsed.ok) return { about, errors: fieldWords(parsed.errors, t), values };
      const written = await writeClause(actor, code, parsed.value);
      if (written.ok) return { said: 'saved', anchor: `#article-${parsed.value.article}` };
      const field = written.reason === 'article-taken' ? 'article' : 'validFrom';
      return { about, errors: { [field]: refusalWords(written.reason, t) }, values };
    }
    case 'end': {
      const parsed = parseFormData(form, endForm);
      if (!parsed.ok) return { about, errors: { day: t('dateMissing') } };
      const ended = await endClause(actor, code, parsed.value.clauseId, parsed.value.day);
      return ended.ok ? { said: 'ended', anchor: '' } : { about, errors: { day: refusalWords(ended.reason, t) } };
    }
    case 'confirm': {
      const parsed = parseFormData(form, confirmForm);
      if (!parsed.ok) throw new Response(null, { status: 400 });
      const confirmed = await confirmClause(actor, parsed.value.versionId);
      return confirmed.ok
        ? { said: 'confirmed', anchor: '' }
        : { about, errors: { clause: refusalWords(confirmed.reason, t) } };
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.document.title }];

export default function AdminRegulation() {
  const answer = useActionData<typeof action>();
  return <AdminRegulationPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
