import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { faultSentence } from './fault-words.ts';
import type { ImportViewProps } from './import-view-props.ts';

/** After the writing: where the rows are now, and the way back; after that, what stayed and why. */
export function ImportUndo({ page, asking, columns }: ImportViewProps) {
  const t = useT(importMessages);
  const locale = useLocale();
  const here = `/admin/imports/${page.id}`;
  if (page.status === 'UNDONE') {
    return (
      <Card title={t('keptTitle', { n: page.counts.applied })}>
        <ul className="fault-list">
          {page.kept.map((row) => (
            <li key={row.rowNumber}>
              {row.faults
                .map((one) => faultSentence(row.rowNumber, one, { columns: columns as never }, locale))
                .join('')}
            </li>
          ))}
        </ul>
      </Card>
    );
  }
  const what = t('undoWhat', { n: page.counts.applied });
  return (
    <Card title={t('stepUndo')}>
      <div className="stack">
        {(page.kind === 'cadres' || page.kind === 'post-changes') && (
          <LinkButton href="/admin/cadres">{t('seeCadres')}</LinkButton>
        )}
        {page.kind === 'cadres' && <LinkButton href="/admin/cadres?account=none">{t('openAccounts')}</LinkButton>}
        {page.kind === 'organizations' && (
          <>
            <LinkButton href="/admin/organizations">{t('seeOrganizations')}</LinkButton>
            <LinkButton href="/admin/imports?kind=cadres">{t('nextCadres')}</LinkButton>
          </>
        )}
        {page.kind === 'questions' && <LinkButton href="/admin/questions">{t('seeQuestions')}</LinkButton>}
        {asking === 'undo' ? (
          <form method="post" action={here} className="stack">
            <p>{what}</p>
            <Button name="intent" value="undo" look="danger">
              {t('undoYes', { n: page.counts.applied })}
            </Button>
          </form>
        ) : (
          <ConfirmDialog
            trigger={t('undo')}
            href={`${here}?confirm=undo`}
            title={t('undoAsk')}
            action={here}
            fields={{ intent: 'undo' }}
            confirm={t('undoYes', { n: page.counts.applied })}
          >
            <p>{what}</p>
          </ConfirmDialog>
        )}
      </div>
    </Card>
  );
}
