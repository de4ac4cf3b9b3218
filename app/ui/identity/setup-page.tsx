import { formatDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { roleMessages } from '../messages/roles.ts';
import { demonstrationMessages, openingMessages } from '../messages/sign-in.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { PlainShell } from '../shells/plain-shell.tsx';
import { CodeSheet } from './code-sheet.tsx';

const FIRST = ['SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN', 'AUTHORITY_ADMIN'] as const;
type FirstCode = { role: (typeof FIRST)[number]; accountNumber: string; displayName: string; code: string };

export type SetupAnswerShown = {
  done: { name: string; code: string; address: string; codes: readonly FirstCode[]; until: Date } | null;
  errors: Record<string, string>;
  values: Record<string, string>;
};
export type SetupPageProps = { open: boolean; token: string; answer?: SetupAnswerShown | undefined };

/** The one-time set-up of the real authority: its name, its code and its first four accounts. */
export function SetupPage({ open, token, answer }: SetupPageProps) {
  const t = useT(openingMessages);
  const [locale, zone] = [useLocale(), useZone()];
  const done = answer?.done;
  return (
    <PlainShell wide>
      {done ? (
        <div className="stack">
          <h1>{t('setupDone', { name: done.name })}</h1>
          <p className="plain-lead">{t('setupDoneWhat', { date: formatDate(done.until, locale, zone) })}</p>
          <CodeSheet rows={done.codes} withRole address={done.address} />
          <h2>{t('whatNext')}</h2>
          <ol className="prose">
            <li>{t('nextAuthority')}</li>
            <li>{t('nextSystem')}</li>
            <li>{t('nextSecurity', { code: done.code })}</li>
            <li>{t('nextDay')}</li>
          </ol>
          <LinkButton href="/activate" look="ink">
            {t('toActivate')}
          </LinkButton>
        </div>
      ) : open ? (
        <SetupForm token={token} answer={answer} />
      ) : (
        <>
          <h1>{t('setupTitle')}</h1>
          <Notice kind="bad" title={t('linkSpent')}>
            {t('linkSpentWhat')}
          </Notice>
        </>
      )}
    </PlainShell>
  );
}

function SetupForm({ token, answer }: { token: string; answer: SetupAnswerShown | undefined }) {
  const t = useT(openingMessages);
  const role = useT(roleMessages);
  const does = useT(demonstrationMessages);
  const errors = answer?.errors ?? {};
  const field = (name: string) => ({ name, error: errors[name], defaultValue: answer?.values[name], required: true });
  return (
    <>
      <h1>{t('setupTitle')}</h1>
      <p className="plain-lead">{t('setupLead')}</p>
      <ErrorSummary errors={errors} />
      <form method="post" action={`/setup?token=${encodeURIComponent(token)}`} className="form">
        <TextInput {...field('name')} label={t('authorityName')} hint={t('authorityNameHint')} />
        <TextInput {...field('organization')} label={t('authorityCode')} hint={t('authorityCodeHint')} width="medium" />
        {FIRST.map((one) => (
          <fieldset key={one} className="person">
            <legend>{role(one)}</legend>
            <p className="field-hint">{does(one)}</p>
            <TextInput {...field(`${one}-name`)} label={t('personName')} />
            <TextInput {...field(`${one}-number`)} label={t('personNumber')} autoCapitalize="none" spellCheck={false} />
          </fieldset>
        ))}
        <div className="form-acts">
          <Button look="red">{t('setUp')}</Button>
        </div>
      </form>
    </>
  );
}
