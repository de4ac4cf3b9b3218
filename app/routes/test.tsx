import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { testRules } from '~/exams/queries/my-tests.server.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { TestRulesPage, type StartFault } from '~/ui/exams/test-rules-page.tsx';
import { candidateMessages } from '~/ui/messages/candidate.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = { scripts: false } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, params, context }) => {
  const page = await testRules(actor, idOf(params['sessionId']));
  return { title: `${page.test.title} · ${translator(candidateMessages, context.locale)('rulesTitle')}`, page };
});

export const action = forActor(async ({ actor, params, request, context }): Promise<StartFault | Response> => {
  const sessionId = idOf(params['sessionId']);
  const form = await request.formData();
  if (!form.has('confirm')) return { fault: 'confirm' };
  const start = await startAttempt(actor, sessionId, { key: context.deviceKey, label: context.deviceLabel });
  if (start.ok) return redirect(`/sittings/${start.attemptId}`);
  if (start.reason === 'already-sat') return redirect(`/sittings/${start.attemptId}/result`);
  return { fault: start.reason, until: 'until' in start ? start.until : null };
});

export default function Test() {
  const { page } = useLoaderData<typeof loader>();
  const fault = useActionData<StartFault>();
  return <TestRulesPage page={page} fault={fault ?? null} />;
}
