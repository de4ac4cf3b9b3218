import { useT } from '../messages/define-messages.ts';
import { shellMessages } from '../messages/shell.ts';
import { usePageFrame } from './page-frame.tsx';

/** The non-classified banner and the standing links, under every page but a sitting. */
export function ShellFoot() {
  const t = useT(shellMessages);
  return (
    <footer className="foot">
      <div className="wrap">
        <p>{t('nonClassified')}</p>
        <p>
          <a href="/verify">{t('verify')}</a>
        </p>
      </div>
    </footer>
  );
}

/** 「演示数据：…」, above pages that show invented people. */
export function DemonstrationStrip({ shown }: { shown?: boolean | undefined }) {
  const t = useT(shellMessages);
  const { demonstration } = usePageFrame();
  return (shown ?? demonstration) ? <p className="demo-strip">{t('demonstration')}</p> : null;
}

export function SkipLink() {
  const t = useT(shellMessages);
  return (
    <a className="skip-link" href="#content">
      {t('skip')}
    </a>
  );
}
