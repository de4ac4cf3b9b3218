import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { shellMessages } from '../messages/shell.ts';
import type { Mode } from '../locale.ts';

/** Language and 长辈版, kept by `/preferences`, which leads back to `path`. */
export function PreferenceLinks({ path, mode }: { path: string; mode: Mode }) {
  const t = useT(shellMessages);
  const other = useLocale() === 'en' ? 'zh-CN' : 'en';
  const next = encodeURIComponent(path);
  const otherMode = mode === 'elder' ? 'standard' : 'elder';
  return (
    <>
      <a href={`/preferences?lang=${other}&next=${next}`} lang={other} hrefLang={other}>
        {t('otherLanguage')}
      </a>
      <a href={`/preferences?mode=${otherMode}&next=${next}`}>{t(mode === 'elder' ? 'elderOff' : 'elderOn')}</a>
    </>
  );
}

/** Signing out changes something, so it is a form. */
export function SignOut() {
  const t = useT(shellMessages);
  return (
    <form method="post" action="/sign-out">
      <button>{t('signOut')}</button>
    </form>
  );
}
