import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import type { ImportPage } from '~/operations/rules/import-page.ts';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';

const EVERY_MS = 1_000;

/** Work of the worker, with counts and remaining time; asks again each second, and by a link where scripts do not run. */
export function ImportProgress({ page }: { page: ImportPage }) {
  const t = useT(importMessages);
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return undefined;
    const timer = setTimeout(revalidate, EVERY_MS);
    return () => clearTimeout(timer);
    // A new answer of the same kind is a new reason to ask again: `state` returns to idle with it.
  }, [revalidate, state]);
  const { done, total, remainingSeconds } = page.progress;
  const label =
    page.status === 'COMMITTING'
      ? t('progressWrite')
      : page.status === 'UNDOING'
        ? t('progressUndo')
        : t('progressCheck');
  return (
    <Card>
      {total > 0 ? (
        <ProgressBar label={label} done={done} total={total} remainingSeconds={remainingSeconds ?? undefined} />
      ) : (
        <p role="status">{t(page.status)}…</p>
      )}
      <p className="cap">
        {t('leaveAndReturn')} <a href={`/admin/imports/${page.id}`}>{t('refresh')}</a>
      </p>
      {(page.status === 'UPLOADED' || page.status === 'CHECKING') && (
        <form method="post" action={`/admin/imports/${page.id}`}>
          <Button name="intent" value="discard" look="bare" small>
            {t('discard')}
          </Button>
        </form>
      )}
    </Card>
  );
}
