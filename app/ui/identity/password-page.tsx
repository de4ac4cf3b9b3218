import { accountMessages } from '../messages/account.ts';
import { useT } from '../messages/define-messages.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { PlainShell } from '../shells/plain-shell.tsx';

export type PasswordPageProps = {
  title: string;
  /** The person cannot go on without. */
  forced: boolean;
  asksForOld: boolean;
  next: string;
  errors: Record<string, string>;
};

export function PasswordPage({ title, forced, asksForOld, next, errors }: PasswordPageProps) {
  const t = useT(accountMessages);
  return (
    <PlainShell>
      <h1>{title}</h1>
      {forced && <p className="plain-lead">{t('passwordFirstWhat')}</p>}
      <ErrorSummary errors={errors} />
      <form method="post" action={`/account/password?next=${encodeURIComponent(next)}`} className="form">
        {asksForOld && (
          <TextInput
            name="current"
            type="password"
            label={t('currentPassword')}
            error={errors['current']}
            autoComplete="current-password"
            required
          />
        )}
        <NewPasswordFields errors={errors} />
        <p className="cap">{t('otherSessionsEnd')}</p>
        <div className="form-acts">
          <Button look="red">{t('savePassword')}</Button>
          {!forced && <LinkButton href="/account">{t('accountTitle')}</LinkButton>}
        </div>
      </form>
    </PlainShell>
  );
}

/** A new password, twice, with its rule: also on the page that activates an account. */
export function NewPasswordFields({ errors }: { errors: Record<string, string> }) {
  const t = useT(accountMessages);
  return (
    <>
      <TextInput
        name="next"
        type="password"
        label={t('newPassword')}
        hint={t('newPasswordRule')}
        error={errors['next']}
        autoComplete="new-password"
        required
      />
      <TextInput
        name="again"
        type="password"
        label={t('repeatPassword')}
        error={errors['again']}
        autoComplete="new-password"
        required
      />
    </>
  );
}
