import type { ReactNode } from 'react';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { navigationMessages } from '../messages/navigation.ts';
import { shellMessages } from '../messages/shell.ts';
import { classNames } from '../parts/class-names.ts';
import { Icon } from '../parts/icon.tsx';
import type { AdminNavGroup } from './navigation-entry.ts';
import { adminNavigation } from './navigation.ts';
import { usePageFrame } from './page-frame.tsx';
import { PreferenceLinks, SignOut } from './preference-links.tsx';
import { NonClassified, SkipLink } from './shell-foot.tsx';

export type AdminShellProps = {
  /** Left out, the places that this person may open. */
  groups?: readonly AdminNavGroup[] | undefined;
  /** The unit this person works for, beside the product's name. */
  unit?: string | undefined;
  /** Where the search of people, organizations and numbers posts its `q`; left out, there is no search box. */
  searchAction?: string | undefined;
  /** Larger controls, for pages that are one form. */
  roomy?: boolean | undefined;
  children: ReactNode;
};

/** The administrator's page: 232 px of navigation, full width beside it; a drawer on a phone, without scripts too. */
export function AdminShell(props: AdminShellProps) {
  const t = useT(shellMessages);
  const { demonstration } = usePageFrame();
  return (
    <div className={classNames('admin', props.roomy && 'admin-roomy')}>
      <SkipLink />
      <header className="admin-bar">
        <Brand unit={props.unit} />
        <details className="drawer">
          <summary>
            <span className="drawer-word">
              {t('menu')}
              <Icon name="menu" className="drawer-shut" />
              <Icon name="cross" className="drawer-opened" />
            </span>
          </summary>
          <div className="drawer-panel admin-nav">
            <Navigation {...props} place="drawer" />
          </div>
        </details>
      </header>
      <header className="admin-nav">
        <Brand unit={props.unit} />
        <hr className="wenwu" />
        <Navigation {...props} place="side" />
      </header>
      <main className="admin-main" id="content" tabIndex={-1}>
        {demonstration && (
          <p className="admin-top">
            <span className="demo-mark">{t('demonstration')}</span>
          </p>
        )}
        {props.children}
        <NonClassified />
      </main>
    </div>
  );
}

function Brand({ unit }: { unit: string | undefined }) {
  const t = useT(shellMessages);
  return (
    <a className="brand" href="/">
      {t('product')}
      {unit && <small>{unit}</small>}
    </a>
  );
}

function Navigation({ groups, searchAction, place }: AdminShellProps & { place: 'drawer' | 'side' }) {
  const t = useT(shellMessages);
  const locale = useLocale();
  const { viewer, path, mode } = usePageFrame();
  const places = useT(navigationMessages);
  const shown = groups ?? adminNavigation(places, viewer?.permissions ?? [], path);
  return (
    <>
      {searchAction && (
        <form className="admin-search" role="search" action={searchAction} method="get" aria-label={t('search')}>
          <label htmlFor={`search-${place}`} className="hidden-visually">
            {t('search')}
          </label>
          <input id={`search-${place}`} className="input" type="search" name="q" placeholder={t('search')} />
        </form>
      )}
      <nav aria-label={t('mainNavigation')}>
        {shown.map((group, i) => (
          <div key={i}>
            {group.title && <h2>{group.title}</h2>}
            <ul>
              {group.entries.map((entry) => (
                <li key={entry.href}>
                  <a href={entry.href} aria-current={entry.current ? 'page' : undefined}>
                    {entry.label}
                    {entry.count ? <span className="num">{formatNumber(entry.count, locale)}</span> : null}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="admin-who">
        {viewer && (
          <>
            <b>{viewer.name}</b>
            <p>{viewer.roles.join(' · ')}</p>
          </>
        )}
        <div className="shell-links">
          <PreferenceLinks path={path} mode={mode} />
          {viewer && <a href="/inbox">{t('inbox')}</a>}
          {viewer && <a href="/account">{t('account')}</a>}
          {viewer && <SignOut />}
        </div>
      </div>
    </>
  );
}
