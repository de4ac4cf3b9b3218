import type { Role } from '~/identity/rules/roles.ts';
import { useT } from '../messages/define-messages.ts';
import { roleMessages } from '../messages/roles.ts';
import { demonstrationMessages, signInMessages } from '../messages/sign-in.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { PlainShell } from '../shells/plain-shell.tsx';

export const signInNews = [
  'signed-out',
  'ended',
  'oidc-refused',
  'oidc-unknown',
  'oidc-down',
  'not-demonstration',
] as const;
export type SignInNews = (typeof signInNews)[number];
export type DemonstrationCard = { accountNumber: string; displayName: string; role: Role; organizationName: string };

export type SignInPageProps = {
  next: string;
  news: SignInNews | null;
  /** Name of the single sign-on, where there is one. */
  oidcName: string | null;
  cards: readonly DemonstrationCard[];
  answer?: { errors: Record<string, string>; accountNumber: string } | undefined;
};

/** The way in: account number and password, single sign-on where it is set up, the demonstration's cards. */
export function SignInPage({ next, news, oidcName, cards, answer }: SignInPageProps) {
  const t = useT(signInMessages);
  const query = next === '/' ? '' : `?next=${encodeURIComponent(next)}`;
  const errors = answer?.errors ?? {};
  return (
    <PlainShell demonstration={cards.length > 0}>
      <div className={cards.length > 0 ? 'sign-in-split' : undefined}>
        <div>
          <h1>{t('signInTitle')}</h1>
          {news && !answer && <News news={news} />}
          <ErrorSummary errors={errors} />
          <form method="post" action={`/sign-in${query}`} className="form">
            <TextInput
              name="accountNumber"
              label={t('accountNumber')}
              hint={t('accountNumberHint')}
              error={errors['accountNumber']}
              defaultValue={answer?.accountNumber}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
            <TextInput
              name="password"
              type="password"
              label={t('password')}
              hint={t('passwordHint')}
              error={errors['password']}
              autoComplete="current-password"
              required
            />
            <div className="form-acts">
              <Button look="red" wide>
                {t('signIn')}
              </Button>
            </div>
          </form>
          <p className="after-form">
            <a href="/activate">{t('activateLink')}</a>
          </p>
          {oidcName && (
            <p className="after-form">
              <LinkButton href={`/sign-in/oidc${query}`} wide>
                {t('oidc', { name: oidcName })}
              </LinkButton>
            </p>
          )}
        </div>
        {cards.length > 0 && <DemonstrationCards cards={cards} query={query} />}
      </div>
    </PlainShell>
  );
}

const newsWords = {
  'signed-out': ['success', 'signedOut', 'signedOutWhat'],
  ended: ['info', 'ended', 'endedWhat'],
  'oidc-unknown': ['bad', 'oidcUnknown', 'oidcUnknownWhat'],
  'oidc-down': ['bad', 'oidcDown', 'oidcDownWhat'],
  'oidc-refused': ['bad', 'oidcRefused', 'oidcRefusedWhat'],
  'not-demonstration': ['bad', 'notDemonstration', null],
} as const;

function News({ news }: { news: SignInNews }) {
  const t = useT(signInMessages);
  const [kind, title, what] = newsWords[news];
  return (
    <Notice kind={kind} title={t(title)}>
      {what && t(what)}
    </Notice>
  );
}

function DemonstrationCards({ cards, query }: { cards: readonly DemonstrationCard[]; query: string }) {
  const t = useT(signInMessages);
  const role = useT(roleMessages);
  const tries = useT(demonstrationMessages);
  return (
    <section className="sign-in-demonstration" aria-labelledby="demonstration">
      <hr className="wenwu" />
      <h2 id="demonstration">{t('demonstrationTitle')}</h2>
      <p className="cap">{t('demonstrationNote')}</p>
      <div className="role-cards">
        {cards.map((card) => (
          <form key={card.role} method="post" action={`/sign-in/demonstration${query}`}>
            <button name="accountNumber" value={card.accountNumber}>
              <b>{role(card.role)}</b>
              <small>{tries(card.role)}</small>
              <small>{card.displayName}</small>
            </button>
          </form>
        ))}
      </div>
    </section>
  );
}
