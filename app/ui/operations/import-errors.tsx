import type { ErrorRow } from '~/operations/rules/import-page.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { ErrorRowExcerpt } from './error-row-excerpt.tsx';
import { faultGroups, faultSentence } from './fault-words.ts';
import type { ImportViewProps } from './import-view-props.ts';
import { suggestionFor } from './suggestion-for.ts';

/** What is wrong, by row and cell, equal causes together; to be corrected here, or in a sheet of only those rows. */
export function ImportErrors(props: ImportViewProps) {
  const { page, fault, columns } = props;
  const t = useT(importMessages);
  const locale = useLocale();
  const { counts, errorRows } = page;
  const left = counts.error + counts.ambiguous + counts.skipped;
  const here = `/admin/imports/${page.id}`;
  const download = page.status !== 'UNDONE' && (
    <a href={`${here}/marked`} download>
      {t('downloadErrors')}
    </a>
  );
  const others = t('others', { n: counts.total - left });
  if (counts.error === 0)
    return (
      <Card title={t('errorsNone')} aside={download}>
        <p className="quiet">{others}</p>
      </Card>
    );
  const groups = faultGroups(page.faults, locale);
  const last = errorRows.at(-1)?.rowNumber ?? 0;
  const more = errorRows.length === 20;
  const open = page.status === 'READY';
  return (
    <Card
      id="errors"
      title={t('errorsTitle', { n: counts.error, kinds: groups.length })}
      note={open ? `${others} ${t('correctNote')}` : others}
      aside={download}
      foot={
        more && (
          <a href={`${here}?after=${last}${fault ? `&fault=${encodeURIComponent(fault)}` : ''}#errors`}>
            {t('moreErrors')}
          </a>
        )
      }
    >
      <div className="stack">
        <Tabs
          label={t('problem')}
          chips
          tabs={[
            { label: t('all'), href: `${here}#errors`, count: formatNumber(counts.error, locale), current: !fault },
            ...groups.map(({ label, codes, n }) => ({
              label,
              href: `${here}?fault=${encodeURIComponent(codes)}#errors`,
              count: formatNumber(n, locale),
              current: fault === codes,
            })),
          ]}
        />
        <form method="post" action={here} className="stack">
          <input type="hidden" name="intent" value="correct" />
          {fault && <input type="hidden" name="fault" value={fault} />}
          {open && <DefaultButton />}
          <ol className="stack">
            {errorRows.map((row) => (
              <li key={row.rowNumber}>
                <ErrorRowExcerpt page={page} row={row} columns={columns} open={open} />
                <ul className="fault-list">
                  {row.faults.map((one, i) => (
                    <li key={i} id={`fault-${row.rowNumber}-${one.column ?? 'row'}`}>
                      {faultSentence(row.rowNumber, one, { columns: columns as never }, locale)}
                      {open && <Alike page={page} row={row} at={i} />}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
          {open && (
            <p className="form-acts">
              <Button>{t('saveCorrections')}</Button>
              <span className="cap">{t('saveCorrectionsWhat')}</span>
            </p>
          )}
        </form>
      </div>
    </Card>
  );
}

/** Enter in a cell saves what was written, and does not take up the first suggestion of the page. */
function DefaultButton() {
  const t = useT(importMessages);
  return (
    <button className="hidden-visually" tabIndex={-1} aria-hidden="true">
      {t('saveCorrections')}
    </button>
  );
}

/** The same wrong value in other rows, and what is most like it, taken up by one press. */
function Alike({ page, row, at }: { page: ImportViewProps['page']; row: ErrorRow; at: number }) {
  const t = useT(importMessages);
  const fault = row.faults[at];
  const column = fault?.column;
  if (!fault || !column || page.mapping[column] === undefined) return null;
  const value = String(fault.params?.['value'] ?? '');
  const same = page.alike.find((one) => one.column === column && one.value === value)?.n ?? 1;
  const suggested = suggestionFor(fault);
  const others =
    same > 1 ? (
      <label className="choice">
        <input type="checkbox" name={`alike-${row.rowNumber}-${column}`} />
        <span>{t('correctAlike', { n: same - 1 })}</span>
      </label>
    ) : null;
  return (
    <span className="row">
      {suggested !== null && (
        <Button small name="use" value={`${row.rowNumber}:${column}:${suggested}`}>
          {same > 1 ? t('useForAll', { n: same }) : t('useIt')}
        </Button>
      )}
      {others}
    </span>
  );
}
