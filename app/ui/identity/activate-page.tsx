import { useT } from '../messages/define-messages.ts';
import { openingMessages, signInMessages } from '../messages/sign-in.ts';
import { Button } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { PlainShell } from '../shells/plain-shell.tsx';
import { NewPasswordFields } from './password-page.tsx';

export type ActivatePageProps = { accountNumber: string; errors?: Record<string, string> };

/** An imported account is opened with the one-time code that the unit handed out. */
export function ActivatePage({ accountNumber, errors = {} }: ActivatePageProps) {
  const t = useT(openingMessages);
  const words = useT(signInMessages);
  return (
    <PlainShell>
      <h1>{t('activateTitle')}</h1>
      <p className="plain-lead">{t('activateLead')}</p>
      <ErrorSummary errors={errors} />
      <form method="post" action="/activate" className="form">
        <TextInput
          name="accountNumber"
          label={words('accountNumber')}
          hint={words('accountNumberHint')}
          error={errors['accountNumber']}
          defaultValue={accountNumber}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextInput
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          error={errors['code']}
          width="medium"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
        />
        <NewPasswordFields errors={errors} />
        <div className="form-acts">
          <Button look="red" wide>
            {t('activate')}
          </Button>
        </div>
      </form>
      <p className="after-form">
        <a href="/sign-in">{t('toSignIn')}</a>
      </p>
    </PlainShell>
  );
}
