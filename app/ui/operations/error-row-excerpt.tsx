import { cellOf } from '~/operations/rules/import-template.ts';
import type { ErrorRow, ImportPage } from '~/operations/rules/import-page.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { columnLetter } from './column-letter.ts';
import { columnWords } from './fault-words.ts';
import type { ColumnName } from './import-view-props.ts';

const BESIDE = 3;

type ExcerptProps = {
  page: ImportPage;
  row: ErrorRow;
  columns: readonly ColumnName[];
  /** whether wrong cells can be written anew */
  open: boolean;
};

/** The wrong cells of a row, to be written anew, with a few others that say whose row it is. */
export function ErrorRowExcerpt({ page, row, columns, open }: ExcerptProps) {
  const t = useT(importMessages);
  const locale = useLocale();
  const keyAt = new Map(Object.entries(page.mapping).map(([key, index]) => [index, key]));
  const wrong = new Set(row.faults.flatMap(({ column }) => (column === null ? [] : [page.mapping[column]])));
  const corrected = Object.keys(row.corrections ?? {}).map((key) => page.mapping[key]);
  const known = columns.flatMap(({ key }) => page.mapping[key] ?? []).slice(0, BESIDE);
  const shown = [...new Set([...known, ...wrong, ...corrected])]
    .filter((index) => index !== undefined)
    .sort((a, b) => a - b);
  // A phone has room for who it is and what is wrong.
  const aside = (index: number): string | undefined =>
    wrong.has(index) || corrected.includes(index) || keyAt.get(index) === 'name' ? undefined : 'only-wide';
  const textAt = (index: number): string => {
    const key = keyAt.get(index);
    const cell = key ? cellOf(key, page.mapping, row.raw, row.corrections) : row.raw[index];
    return String(cell ?? '');
  };
  return (
    <ScrollRegion label={t('rowNumber', { n: row.rowNumber })}>
      <table className="sheet-excerpt">
        <thead>
          <tr>
            <th scope="col">{t('rowHead')}</th>
            {shown.map((index) => (
              <th key={index} scope="col" className={aside(index)}>
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
            {shown.map((index) => {
              const key = keyAt.get(index);
              return (
                <td key={index} className={wrong.has(index) ? 'cell-wrong' : aside(index)}>
                  {open && key && wrong.has(index) ? (
                    <CellInput
                      row={row.rowNumber}
                      column={key}
                      label={`${t('rowNumber', { n: row.rowNumber })} ${columnWords(key, { columns: columns as never }, locale)}`}
                      value={textAt(index)}
                      choices={columns.find((column) => column.key === key)?.dictionary ?? []}
                    />
                  ) : (
                    textAt(index)
                  )}
                  {corrected.includes(index) && (
                    <small className="cap">{t('wasInSheet', { value: String(row.raw[index] ?? '') || '—' })}</small>
                  )}
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type CellInputProps = { row: number; column: string; label: string; value: string; choices: readonly string[] };

function CellInput({ row, column, label, value, choices }: CellInputProps) {
  const name = `cell-${row}-${column}`;
  const list = choices.length > 0 ? `${name}-choices` : undefined;
  return (
    <>
      <input
        className="input cell-input"
        name={name}
        defaultValue={value}
        aria-label={label}
        aria-invalid
        aria-describedby={`fault-${row}-${column}`}
        list={list}
        autoComplete="off"
      />
      {list && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </datalist>
      )}
    </>
  );
}
