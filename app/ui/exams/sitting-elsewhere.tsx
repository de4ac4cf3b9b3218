import type { SittingPage } from '~/exams/queries/sitting-page.server.ts';
import { candidateMessages } from '../messages/candidate.ts';
import { useT } from '../messages/define-messages.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { PlainShell } from '../shells/plain-shell.tsx';

/** The sitting runs on another device: how to go on here. */
export function SittingElsewhere({ page }: { page: Extract<SittingPage, { state: 'elsewhere' }> }) {
  const t = useT(candidateMessages);
  const { cover, writerLabel, moveBy, move } = page;
  const asks = moveBy === 'INVIGILATOR';
  return (
    <PlainShell demonstration={cover.demonstration}>
      <h1>{t('elsewhereTitle')}</h1>
      <p>{cover.title ?? t('practiceTitle')}</p>
      <p>{t('elsewhereWhat', { device: writerLabel ?? t('unknownDevice') })}</p>
      {move === 'REFUSED' && <Notice kind="due" title={t('moveRefused')} />}
      {move === 'PENDING' ? (
        <Notice kind="info" title={t('movePending')} />
      ) : (
        <form method="post" action={`/sittings/${cover.attemptId}`} className="form">
          <input type="hidden" name="intent" value="move" />
          <p className="quiet">{t(asks ? 'askMoveWhat' : 'moveHereWhat')}</p>
          <p>
            <Button look="ink">{t(asks ? 'askMove' : 'moveHere')}</Button>
          </p>
        </form>
      )}
      <div id="waiting" hidden data-attempt={cover.attemptId} />
    </PlainShell>
  );
}
