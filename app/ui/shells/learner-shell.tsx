import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { navigationMessages } from '../messages/navigation.ts';
import { shellMessages } from '../messages/shell.ts';
import { classNames } from '../parts/class-names.ts';
import { Icon } from '../parts/icon.tsx';
import type { LearnerNavEntry } from './navigation-entry.ts';
import { learnerNavigation } from './navigation.ts';
import { usePageFrame } from './page-frame.tsx';
import { PreferenceLinks, SignOut } from './preference-links.tsx';
import { DemonstrationStrip, ShellFoot, SkipLink } from './shell-foot.tsx';

export type LearnerShellProps = {
  /** Left out, the four places of a learner. */
  entries?: readonly LearnerNavEntry[] | undefined;
  /** Class for the page (`lesson`, `result`, `cred`): sets the width of its sheet. */
  page?: string | undefined;
  /** False where the foot of the phone holds a Dock instead of the tabs. */
  tabs?: boolean | undefined;
  children: ReactNode;
};

/** The learner's page: bar above, tabs below on a phone, one sheet. `children` bring their own `.wrap`. */
export function LearnerShell({ entries: given, page, tabs = true, children }: LearnerShellProps) {
  const t = useT(shellMessages);
  const places = useT(navigationMessages);
  const { viewer, path } = usePageFrame();
  const entries = given ?? learnerNavigation(places, viewer?.permissions ?? [], path);
  return (
    <div className={classNames('learner', page, 'has-tabs')}>
      <SkipLink />
      <header className="learner-top">
        <DemonstrationStrip />
        <div className="wrap">
          <a className="mark" href="/">
            {t('product')}
          </a>
          <nav className="learner-nav" aria-label={t('mainNavigation')}>
            <ul>
              {entries.map((entry) => (
                <li key={entry.href}>
                  <a href={entry.href} aria-current={entry.current ? 'page' : undefined}>
                    {entry.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <Who />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <ShellFoot />
      {tabs && (
        <nav className="learner-tabs" aria-label={`${t('mainNavigation')} · ${t('menu')}`}>
          {entries.map((entry) => (
            <a key={entry.href} href={entry.href} aria-current={entry.current ? 'page' : undefined}>
              {entry.shortLabel ?? entry.label}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}

function Who() {
  const t = useT(shellMessages);
  const { viewer, path, mode } = usePageFrame();
  const links = (
    <>
      <PreferenceLinks path={path} mode={mode} />
      {viewer ? (
        <>
          <a href="/inbox">{t('inbox')}</a>
          <a href="/account">{viewer.name}</a>
          <SignOut />
        </>
      ) : (
        <a href="/sign-in">{t('signIn')}</a>
      )}
    </>
  );
  return (
    <div className="learner-who">
      <div className="shell-links learner-who-wide">{links}</div>
      <details className="popover">
        <summary>
          {viewer?.name ?? t('menu')}
          <Icon name="menu" />
        </summary>
        <div className="popover-panel shell-links">{links}</div>
      </details>
    </div>
  );
}
