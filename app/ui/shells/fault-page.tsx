import { useT } from '../messages/define-messages.ts';
import { shellMessages } from '../messages/shell.ts';
import { LinkButton } from '../parts/button.tsx';
import { Phrases } from '../parts/phrases.tsx';
import { usePageFrame } from './page-frame.tsx';
import { ShellFoot, SkipLink } from './shell-foot.tsx';

const sentences = {
  400: ['requestTitle', 'requestWhat', 'requestDo'],
  401: ['unknownPersonTitle', 'unknownPersonWhat', 'unknownPersonDo'],
  403: ['forbiddenTitle', 'forbiddenWhat', 'forbiddenDo'],
  404: ['notFoundTitle', 'notFoundWhat', 'notFoundDo'],
  409: ['conflictTitle', 'conflictWhat', 'conflictDo'],
  413: ['tooLargeTitle', 'tooLargeWhat', 'tooLargeDo'],
  429: ['tooManyTitle', 'tooManyWhat', 'tooManyDo'],
  500: ['faultTitle', 'faultWhat', 'faultDo'],
} as const;

export type FaultStatus = keyof typeof sentences;

/** Which page tells of a status: other refusals read as 400, everything else as a fault of ours. */
export function faultStatus(status: number): FaultStatus {
  if (status in sentences) return status as FaultStatus;
  return status >= 400 && status < 500 ? 400 : 500;
}

/** What happened, what is safe, what to do; with the request id for whoever is asked for help. */
export function FaultPage({ status, requestId }: { status: FaultStatus; requestId?: string | undefined }) {
  const t = useT(shellMessages);
  const { path } = usePageFrame();
  const [title, what, advice] = sentences[status];
  const again = status === 409 || status === 500;
  return (
    <div className="plain">
      <SkipLink />
      <main className="fault" id="content" tabIndex={-1}>
        <a className="mark" href="/">
          {t('product')}
        </a>
        <hr className="wenwu" />
        <h1>
          <Phrases text={t(title)} />
        </h1>
        <p>{t(what)}</p>
        <p>{t(advice)}</p>
        <div className="form-acts">
          {status === 401 && (
            <LinkButton look="ink" href="/sign-in">
              {t('signIn')}
            </LinkButton>
          )}
          {again && (
            <LinkButton look="ink" href={path}>
              {t('tryAgain')}
            </LinkButton>
          )}
          <LinkButton href="/" look={again || status === 401 ? 'quiet' : 'ink'}>
            {t('goHome')}
          </LinkButton>
        </div>
        {requestId && <p className="fault-id mono">{t('requestId', { id: requestId })}</p>}
      </main>
      <ShellFoot />
    </div>
  );
}
