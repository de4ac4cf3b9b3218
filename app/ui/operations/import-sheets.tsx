import type { ReactNode } from 'react';
import type { ImportPage, SheetChoice } from '~/operations/rules/import-page.ts';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ImportState } from './import-table.tsx';

/** The other sheets of the file, each read by one press: those that look like data in sight, the rest to be unfolded. */
export function ImportSheets({ page }: { page: ImportPage }) {
  const t = useT(importMessages);
  const { otherSheets, status, sheetName } = page;
  const fitting = otherSheets.filter(({ fits }) => fits);
  const unread = fitting.filter(({ reading }) => reading === null);
  const rest = otherSheets.filter(({ fits }) => !fits);
  if (otherSheets.length === 0) return null;
  const others =
    rest.length > 0 &&
    (status === 'FAILED' && fitting.length === 0 ? (
      <Choices page={page} sheets={rest} />
    ) : (
      <details>
        <summary>{fitting.length > 0 ? t('sheetsRest', { n: rest.length }) : t('sheetInstead')}</summary>
        <Choices page={page} sheets={rest} />
      </details>
    ));
  if (unread.length === 0 && status !== 'FAILED')
    return (
      <div className="sheet-choices cap">
        {fitting.length > 0 && <Choices page={page} sheets={fitting} />}
        {others}
      </div>
    );
  const title: ReactNode =
    status === 'FAILED'
      ? t('sheetsFailed')
      : status === 'READY' || status === 'NEEDS_MAPPING'
        ? t('sheetsRead', { n: fitting.length + 1, read: sheetName ?? '' })
        : status === 'COMMITTED'
          ? t('sheetsNext', { n: unread.length })
          : t('sheetsAgain');
  return (
    <Notice kind="info" title={title}>
      <div className="sheet-choices">
        {fitting.length > 0 && <Choices page={page} sheets={fitting} />}
        {status === 'READY' && <p className="cap">{page.touched ? t('sheetKept') : t('sheetReplaced')}</p>}
        {others}
      </div>
    </Notice>
  );
}

function Choices({ page, sheets }: { page: ImportPage; sheets: readonly SheetChoice[] }) {
  const t = useT(importMessages);
  const words = ({ name, known, rows, hidden }: SheetChoice): string =>
    `${known > 0 ? t('readSheet', { name, rows }) : t('readSheetUnknown', { name })}${hidden ? t('sheetHidden') : ''}`;
  return (
    <form method="post" action={`/admin/imports/${page.id}`} className="row">
      <input type="hidden" name="intent" value="sheet" />
      {sheets.map((sheet) =>
        sheet.reading ? (
          <a key={sheet.name} href={`/admin/imports/${sheet.reading.batchId}`} className="row">
            {sheet.name} <ImportState status={sheet.reading.status} />
          </a>
        ) : (
          <Button key={sheet.name} small name="sheet" value={sheet.name}>
            {words(sheet)}
          </Button>
        ),
      )}
    </form>
  );
}
