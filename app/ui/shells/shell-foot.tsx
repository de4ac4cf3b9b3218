import { useT } from '../messages/define-messages.ts';
import { shellMessages } from '../messages/shell.ts';
import { usePageFrame } from './page-frame.tsx';

/** The non-classified banner and the standing links, under every page that has no frame of its own kind. */
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

/** The non-classified banner alone, where nothing may lead away: a sitting, a room, an office. */
export function NonClassified() {
  const t = useT(shellMessages);
  return <footer className="non-classified">{t('nonClassified')}</footer>;
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
