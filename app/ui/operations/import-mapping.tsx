import type { ImportPage } from '~/operations/rules/import-page.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Gap } from '../parts/gap.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { columnLetter } from './column-letter.ts';
import type { ColumnName } from './import-view-props.ts';

type SheetColumn = { index: number; label: string; samples: readonly string[]; key: string | null };

/** Which column of the sheet is which, each changeable while the rows are not written. */
export function ImportMapping({ page, columns }: { page: ImportPage; columns: readonly ColumnName[] }) {
  const t = useT(importMessages);
  const locale = useLocale();
  const { headers, mapping, status } = page;
  if (!headers) return null;
  const row = (page.headerRow ?? 0) + 1;
  const open = status === 'NEEDS_MAPPING' || status === 'READY';
  const keyOf = (index: number): string | null => Object.entries(mapping).find(([, at]) => at === index)?.[0] ?? null;
  const rows: SheetColumn[] = headers.labels
    .map((label, index) => ({ index, label, samples: headers.samples[index] ?? [], key: keyOf(index) }))
    .filter(({ label, samples }) => label !== '' || samples.length > 0);
  const nameOf = ({ label, labelEn, required }: ColumnName): string =>
    `${locale === 'en' ? labelEn : label}${required ? ' ＊' : ''}`;
  const how = (key: string | null) => {
    const recognised = key ? headers.recognised[key] : undefined;
    if (!key) return <StateMark state="waiting">{t('notImported')}</StateMark>;
    return <StateMark state={recognised === 'guess' ? 'due' : 'done'}>{t(recognised ?? 'remembered')}</StateMark>;
  };
  return (
    <Card
      title={t('mappingTitle')}
      note={
        <>
          {(headers.sheets?.length ?? 0) > 1 && page.sheetName !== null
            ? t('sheet', { name: page.sheetName, row })
            : t('headingIn', { row })}
          <Gap />
          {t('mappingNote')}
        </>
      }
      flush
    >
      <form method="post" action={`/admin/imports/${page.id}`}>
        <DataTable
          caption={t('mappingTitle')}
          dense
          rows={rows}
          rowKey={(row) => String(row.index)}
          columns={[
            { key: 'column', head: t('column'), card: 'hidden', cell: (row) => columnLetter(row.index) },
            { key: 'heading', head: t('heading'), card: 'title', cell: (row) => row.label || '—' },
            { key: 'samples', head: t('samples'), wrap: true, cell: (row) => row.samples.join('、') || '—' },
            {
              key: 'mapsTo',
              head: t('mapsTo'),
              cell: (row) =>
                open ? (
                  <select
                    className="input select"
                    name={`map-${row.index}`}
                    defaultValue={row.key ?? ''}
                    aria-label={`${row.label || columnLetter(row.index)} ${t('mapsTo')}`}
                  >
                    <option value="">{t('notImported')}</option>
                    {columns.map((column) => (
                      <option key={column.key} value={column.key}>
                        {nameOf(column)}
                      </option>
                    ))}
                  </select>
                ) : (
                  (columns.filter(({ key }) => key === row.key).map(nameOf)[0] ?? t('notImported'))
                ),
            },
            { key: 'how', head: t('how'), card: 'state', cell: (row) => how(row.key) },
          ]}
        />
        {open && (
          <p className="form-acts">
            <Button name="intent" value="map" look={status === 'NEEDS_MAPPING' ? 'red' : 'quiet'}>
              {status === 'NEEDS_MAPPING' ? t('confirmMapping') : t('remap')}
            </Button>
          </p>
        )}
      </form>
      {headers.ignored > 0 && <p className="cap">{t('ignored', { n: headers.ignored })}</p>}
    </Card>
  );
}
