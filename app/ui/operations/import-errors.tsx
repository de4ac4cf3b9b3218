import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { Card } from '../parts/card.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { faultLabel, faultSentence } from './fault-words.ts';
import { columnLetter } from './column-letter.ts';
import type { ImportViewProps } from './import-view-props.ts';

/** What is wrong, by row and cell, equal causes together, and the way to correct only those rows. */
export function ImportErrors({ page, fault, columns }: ImportViewProps) {
  const t = useT(importMessages);
  const locale = useLocale();
  const { counts, faults, errorRows } = page;
  const left = counts.error + counts.ambiguous + counts.skipped;
  const here = `/admin/imports/${page.id}`;
  const download = left > 0 && page.status !== 'UNDONE' && (
    <a href={`${here}/marked`} download>
      {t('downloadErrors')}
    </a>
  );
  if (counts.error === 0)
    return (
      <Card title={t('errorsNone')} aside={download}>
        <p className="quiet">{t('others', { n: counts.total - left })}</p>
      </Card>
    );
  const last = errorRows.at(-1)?.rowNumber ?? 0;
  const more = errorRows.length === 20;
  const others = t('others', { n: counts.total - left });
  return (
    <Card
      id="errors"
      title={t('errorsTitle', {
        n: counts.error,
        kinds: new Set(faults.map(({ code }) => faultLabel(code, locale))).size,
      })}
      note={others}
      aside={download}
      foot={more && <a href={`${here}?after=${last}${fault ? `&fault=${fault}` : ''}#errors`}>{t('moreErrors')}</a>}
    >
      <Tabs
        label={t('problem')}
        chips
        tabs={[
          { label: t('all'), href: `${here}#errors`, count: formatNumber(counts.error, locale), current: !fault },
          ...faults.map(({ code, n }) => ({
            label: faultLabel(code, locale),
            href: `${here}?fault=${encodeURIComponent(code)}#errors`,
            count: formatNumber(n, locale),
            current: fault === code,
          })),
        ]}
      />
      <ol className="stack">
        {errorRows.map((row) => (
          <li key={row.rowNumber}>
            <RowExcerpt page={page} row={row} columns={columns} />
            <ul className="fault-list">
              {row.faults.map((one, i) => (
                <li key={i}>{faultSentence(row.rowNumber, one, { columns: columns as never }, locale)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const BESIDE = 3;

/** The wrong cells of a row with a few others that say whose row it is, as they stand in the sheet. */
function RowExcerpt({
  page,
  row,
  columns,
}: Pick<ImportViewProps, 'page' | 'columns'> & { row: ImportViewProps['page']['errorRows'][number] }) {
  const t = useT(importMessages);
  const locale = useLocale();
  const wrong = new Set(row.faults.flatMap(({ column }) => (column === null ? [] : [page.mapping[column]])));
  const known = columns.flatMap(({ key }) => page.mapping[key] ?? []);
  const shown = [...new Set([...known.slice(0, BESIDE), ...[...wrong].filter((at) => at !== undefined)])].sort(
    (a, b) => a - b,
  );
  return (
    <ScrollRegion label={t('rowNumber', { n: row.rowNumber })}>
      <table className="sheet-excerpt">
        <thead>
          <tr>
            <th scope="col">{t('rowHead')}</th>
            {shown.map((index) => (
              <th key={index} scope="col">
                {columnLetter(index)} {page.headers?.labels[index]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className="num">
              {formatNumber(row.rowNumber, locale)}
            </th>
            {shown.map((index) => (
              <td key={index} className={wrong.has(index) ? 'cell-wrong' : undefined}>
                {String(row.raw[index] ?? '')}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}
