import { useT } from '../messages/define-messages.ts';
import { homeMessages } from '../messages/home.ts';
import { LinkButton } from '../parts/button.tsx';
import { Phrases } from '../parts/phrases.tsx';
import { PlainShell } from '../shells/plain-shell.tsx';

/** What this is, and what can be done here without an account. */
export function VisitorPage({ demonstration }: { demonstration: boolean }) {
  const t = useT(homeMessages);
  return (
    <PlainShell wide demonstration={demonstration}>
      <h1>
        <Phrases text={t('welcomeTitle')} />
      </h1>
      <div className="prose">
        <p>{t('welcomeLead')}</p>
      </div>
      <section className="next-step visitor-sign-in">
        <p>{t('signInNote')}</p>
        <div className="go">
          <LinkButton look="red" href="/sign-in">
            {t('signIn')}
          </LinkButton>
          <a href="/activate">{t('activate')}</a>
        </div>
      </section>
      <section aria-labelledby="without-account">
        <h2 id="without-account">{t('withoutAccount')}</h2>
        <ul className="rows visitor-rows">
          <li>
            <span className="grow">
              <a href="/verify">{t('verify')}</a>
              <small>{t('verifyWhy')}</small>
            </span>
          </li>
          <li>
            <span className="grow">
              <a href="/try">{t('tryOut')}</a>
              <small>{t('tryOutWhy')}</small>
            </span>
          </li>
        </ul>
      </section>
    </PlainShell>
  );
}
