import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { shellMessages } from '../messages/shell.ts';
import { classNames } from '../parts/class-names.ts';
import { usePageFrame } from './page-frame.tsx';
import { PreferenceLinks, SignOut } from './preference-links.tsx';
import { DemonstrationStrip, ShellFoot, SkipLink } from './shell-foot.tsx';

export type PlainShellProps = {
  /** 720 px instead of 480. */
  wide?: boolean | undefined;
  /** Whether invented data is shown; visitors carry no account that would tell. */
  demonstration?: boolean | undefined;
  children: ReactNode;
};

/** A page for anyone, without navigation: sign-in, verification, notices, the anonymous form. */
export function PlainShell({ wide, demonstration, children }: PlainShellProps) {
  const t = useT(shellMessages);
  const { path, mode, viewer } = usePageFrame();
  return (
    <div className="plain">
      <SkipLink />
      <header className="learner-top">
        <DemonstrationStrip shown={demonstration} />
        <div className="wrap">
          <a className="mark" href="/">
            {t('product')}
          </a>
          <div className="learner-who shell-links">
            <PreferenceLinks path={path} mode={mode} />
            {viewer && <SignOut />}
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classNames('plain-sheet', wide && 'plain-wide')}>
        {children}
      </main>
      <ShellFoot />
    </div>
  );
}
