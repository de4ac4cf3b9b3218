import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { mayDropSecondFactor } from '~/http/gate.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { safeNext } from '~/http/safe-next.ts';
import {
  beginSecondFactor,
  dropSecondFactor,
  enrolSecondFactor,
  passSecondFactor,
  renewRecoveryCodes,
} from '~/identity/commands/second-factor.server.ts';
import { secondFactorPage } from '~/identity/queries/second-factor-page.server.ts';
import { forgetSession } from '~/identity/queries/viewer.server.ts';
import { SecondFactorPage } from '~/ui/identity/second-factor-page.tsx';
import { accountMessages } from '~/ui/messages/account.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { qrPath } from '~/ui/parts/qr-path.server.ts';

export const loader = forActor(async ({ actor, viewer, context, url }) => {
  const t = translator(accountMessages, context.locale);
  const page = await secondFactorPage(actor, '行家');
  const toPass = viewer.secondFactorEnrolled && !viewer.secondFactorConfirmed;
  return {
    title: t(toPass ? 'factorPassTitle' : 'factorTitle'),
    toPass,
    required: !mayDropSecondFactor(viewer),
    since: page.since,
    recoveryCodesLeft: page.recoveryCodesLeft,
    // An account that is being entered shows nothing of its secret.
    secret: toPass ? null : page.secret,
    qr: page.address && !toPass ? qrPath(page.address) : null,
    next: safeNext(url.searchParams.get('next'), '/account'),
  };
}, '/account/second-factor');

type Answer = { error?: string; recoveryCodes?: string[] };

export const action = forActor(async ({ request, actor, viewer, context, url }) => {
  const t = translator(accountMessages, context.locale);
  const form = await request.formData();
  const code = String(form.get('code') ?? '').slice(0, 40);
  const next = safeNext(url.searchParams.get('next'), '/account');
  const passed = viewer.secondFactorConfirmed || !viewer.secondFactorEnrolled;
  const intent = passed ? String(form.get('intent')) : 'pass';

  if (intent === 'begin') {
    await beginSecondFactor(actor);
    throw redirect(`/account/second-factor?next=${encodeURIComponent(next)}`);
  }
  if (intent === 'drop' && !mayDropSecondFactor(viewer)) throw new Response(null, { status: 403 });
  const answer = await {
    pass: () => passSecondFactor(actor, viewer.sessionId, code, context.now),
    enrol: () => enrolSecondFactor(actor, viewer.sessionId, code, context.now),
    renew: () => renewRecoveryCodes(actor, code, context.now),
    drop: () => dropSecondFactor(actor, code, context.now),
  }[intent === 'enrol' || intent === 'renew' || intent === 'drop' ? intent : 'pass']();
  if (!answer.ok) {
    const refused: Answer = { error: t(answer.reason === 'locked' ? 'factorLocked' : 'factorWrong') };
    return data(refused, { status: answer.reason === 'locked' ? 429 : 400 });
  }
  forgetSession(viewer.sessionId);
  const recoveryCodes = (answer as { recoveryCodes?: string[] }).recoveryCodes;
  if (recoveryCodes) {
    const shown: Answer = { recoveryCodes };
    return data(shown, { headers: { 'Cache-Control': 'no-store' } });
  }
  throw redirect(intent === 'drop' ? '/account?said=factor-off' : next);
}, '/account/second-factor');

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AccountSecondFactor() {
  return <SecondFactorPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
