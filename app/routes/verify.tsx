import { data, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { verifyCertificate, type Verification } from '~/credentials/queries/verify-certificate.server.ts';
import { createRateLimit } from '~/http/rate-limit.server.ts';
import { forAnyone } from '~/http/route-functions.server.ts';
import { VerificationResult } from '~/ui/credentials/verification-result.tsx';
import { credentialMessages } from '~/ui/messages/credential.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import type { PageHandle } from '~/ui/page-handle.ts';
import { Button } from '~/ui/parts/button.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { TextInput } from '~/ui/parts/text-input.tsx';
import { PlainShell } from '~/ui/shells/plain-shell.tsx';

export const handle = { scripts: false } satisfies PageHandle;
export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown?.title },
  { name: 'robots', content: 'noindex' },
];

const TRIES = { most: 30, minutes: 10 };
const mayTry = createRateLimit(TRIES.most, TRIES.minutes * 60_000);

type Outcome = 'none' | 'checked' | 'too-many';

export const loader = forAnyone(async ({ url, context }) => {
  const title = translator(credentialMessages, context.locale)('verifyTitle');
  const number = (url.searchParams.get('number') ?? '').slice(0, 60);
  const code = (url.searchParams.get('code') ?? '').slice(0, 40);
  const shown = (outcome: Outcome, result: Verification | null = null) =>
    data(
      { title, number, code, checkedAt: context.now, outcome, result },
      { status: outcome === 'too-many' ? 429 : 200 },
    );
  if (!number && !code) return shown('none');
  if (!mayTry(context.visitorAddress, context.now)) return shown('too-many');
  return shown('checked', await verifyCertificate(number, code));
});

export default function Verify() {
  const { title, number, code, outcome, result, checkedAt } = useLoaderData<typeof loader>();
  const t = useT(credentialMessages);
  return (
    <PlainShell>
      <h1>{title}</h1>
      {outcome === 'too-many' && (
        <Notice kind="due" title={t('tooMany')}>
          {t('tooManyWhat', TRIES)}
        </Notice>
      )}
      {result?.found === false && (
        <Notice kind="bad" title={t('verifyNone')}>
          {t('verifyNoneWhat')}
        </Notice>
      )}
      {result?.found && <VerificationResult result={result} checkedAt={checkedAt} />}
      <p className="plain-lead">{t('verifyLead')}</p>
      <form method="get" action="/verify" className="form">
        <TextInput
          name="number"
          label={t('numberLabel')}
          hint={t('numberHint')}
          defaultValue={number}
          required
          autoComplete="off"
          autoCapitalize="characters"
        />
        <TextInput
          name="code"
          label={t('codeLabel')}
          hint={t('codeHint')}
          defaultValue={result?.found ? '' : code}
          required
          autoComplete="off"
          autoCapitalize="characters"
        />
        {/* A verdict stands without a red button beside it. */}
        <Button look={result ? 'ink' : 'red'}>{t('verifySubmit')}</Button>
      </form>
    </PlainShell>
  );
}
