import type { DecidedRow, ImportPage } from '~/operations/rules/import-page.ts';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { Card } from '../parts/card.tsx';

/** What a person has answered, each to be answered anew until the rows are written. */
export function ImportDecided({ page, within }: { page: ImportPage; within?: boolean }) {
  const t = useT(importMessages);
  const words = ({ decision, who }: DecidedRow): string => {
    switch (decision.choice) {
      case 'new':
        return t('decidedNew');
      case 'skip':
        return t('decidedSkip');
      case 'same-row':
        return t('decidedRow', { row: decision.rowNumber });
      default:
        return t('decidedIs', { who });
    }
  };
  const list = (
    <ul className="rows">
      {page.decided.map((row) => (
        <li key={row.rowNumber}>
          {t('rowNumber', { n: row.rowNumber })} {row.name} <span className="quiet">{words(row)}</span>{' '}
          <a href={`/admin/imports/${page.id}?row=${row.rowNumber}#waiting`}>{t('decideAgain')}</a>
        </li>
      ))}
    </ul>
  );
  return within ? (
    <>
      <h3>{t('decidedTitle')}</h3>
      {list}
    </>
  ) : (
    <Card id="decided" title={t('decidedTitle')}>
      {list}
    </Card>
  );
}
