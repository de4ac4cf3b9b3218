import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { answerByForm } from '~/exams/commands/answer-by-form.server.ts';
import { moveSitting } from '~/exams/commands/move-sitting.server.ts';
import { noteSeen } from '~/exams/commands/note-seen.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { sittingPage } from '~/exams/queries/sitting-page.server.ts';
import { normalisedChoice } from '~/exams/rules/answer-sheet.ts';
import { choiceOf } from '~/exams/rules/shown-question.ts';
import { parseFormData } from '~/http/forms.server.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { SittingElsewhere } from '~/ui/exams/sitting-elsewhere.tsx';
import { SittingSheet } from '~/ui/exams/sitting-sheet.tsx';
import { candidateMessages } from '~/ui/messages/candidate.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = {
  scripts: false,
  islands: ['/islands/kept-steps.js', '/islands/sitting.js', '/islands/await-change.js'],
} satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, params, url, context }) => {
  const attemptId = idOf(params['attemptId']);
  const q = Number(url.searchParams.get('q') ?? 1);
  const page = await sittingPage(actor, attemptId, context.deviceKey, url.searchParams.has('checked') ? q : null);
  if (page.state === 'ended') throw redirect(`/sittings/${attemptId}/result`);
  if (page.state === 'running') noteSeen(attemptId);
  const total = page.state === 'running' ? page.questions.length : 0;
  const view = url.searchParams.has('hand-in') ? 'hand-in' : url.searchParams.get('view') === 'list' ? 'list' : 'one';
  return {
    title: page.cover.title ?? translator(candidateMessages, context.locale)('practiceTitle'),
    page,
    view: view as 'one' | 'list' | 'hand-in',
    unsaved: url.searchParams.has('unsaved'),
    current: Number.isInteger(q) ? Math.min(Math.max(1, q), Math.max(1, total)) : 1,
  };
});

const answer = z.object({
  slot: z.coerce.number().int().min(1).max(500),
  go: z.enum(['previous', 'next', 'flag', 'save', 'check']).default('next'),
});

export const action = forActor(async ({ actor, params, request, context }) => {
  const attemptId = idOf(params['attemptId']);
  const here = `/sittings/${attemptId}`;
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent === 'move') {
    await moveSitting(actor, attemptId, { key: context.deviceKey, label: context.deviceLabel });
    return redirect(here);
  }
  if (intent === 'hand-in') {
    const submission = await submitAttempt(actor, attemptId, context.deviceKey);
    return redirect(submission.ok ? `${here}/result` : here);
  }
  const parsed = parseFormData(form, answer);
  const chosen = normalisedChoice(choiceOf(form.getAll('choice').map(String)));
  if (!parsed.ok || chosen === null) throw new Response(null, { status: 422 });
  const { slot, go } = parsed.value;
  // A page that was made in a pause posts no choice: that takes no answer back.
  const choice = form.has('locked') ? null : chosen;
  const saved = await answerByForm(actor, attemptId, context.deviceKey, { slot, choice, toggleFlag: go === 'flag' });
  if (!saved.ok) return redirect(`${here}?q=${slot}&unsaved=1`);
  if (go === 'check') return redirect(`${here}?q=${slot}&checked=1`);
  if (go === 'save') return redirect(`${here}?view=list#answer-${slot}`);
  return redirect(`${here}?q=${go === 'next' ? slot + 1 : go === 'previous' ? slot - 1 : slot}`);
});

export default function Sitting() {
  const { page, view, current, unsaved } = useLoaderData<typeof loader>();
  if (page.state === 'elsewhere') return <SittingElsewhere page={page} />;
  return page.state === 'running' ? <SittingSheet page={page} view={view} current={current} unsaved={unsaved} /> : null;
}
