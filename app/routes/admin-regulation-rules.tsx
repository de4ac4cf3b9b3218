import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseFormData } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { today } from '~/platform/clock.ts';
import { confirmRule, setRule } from '~/regulations/commands/set-rule.server.ts';
import { ruleRegister } from '~/regulations/queries/rule-register.server.ts';
import { ruleForm } from '~/regulations/rules/measure-forms.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { regulationMessages } from '~/ui/messages/regulations.ts';
import { fieldWords, refusalWords } from '~/ui/regulations/regulation-sentences.ts';
import { RuleRegisterPage } from '~/ui/regulations/rule-register-page.tsx';

const SAID = ['set', 'confirmed'] as const;
const FIELDS = { 'no-clause': 'clauseId', 'not-after-present': 'validFrom', 'composite-rule': 'code' } as const;
const confirmForm = z.object({ ruleId: z.uuid() });

export const loader = forActor(async ({ actor, url, context }) => {
  const day = today(context.now);
  return {
    title: translator(regulationMessages, context.locale)('rulesTitle'),
    today: day,
    said: SAID.find((word) => word === url.searchParams.get('said')) ?? null,
    ...(await ruleRegister(actor, day)),
  };
});

export const action = forActor(async ({ actor, request, context }) => {
  const t = translator(regulationMessages, context.locale);
  const form = await request.formData();
  if (form.get('intent') === 'confirm') {
    const parsed = parseFormData(form, confirmForm);
    if (!parsed.ok) throw new Response(null, { status: 400 });
    await confirmRule(actor, parsed.value.ruleId);
    throw redirect('/admin/regulations/rules?said=confirmed');
  }
  const parsed = parseFormData(form, ruleForm);
  const values = Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  if (!parsed.ok) return data({ errors: fieldWords(parsed.errors, t), values }, { status: 400 });
  const set = await setRule(actor, parsed.value);
  if (set.ok) throw redirect('/admin/regulations/rules?said=set');
  const field = FIELDS[set.reason];
  return data({ errors: { [field]: refusalWords(set.reason, t) }, values }, { status: 422 });
});

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function AdminRegulationRules() {
  const answer = useActionData<typeof action>();
  return <RuleRegisterPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
