import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { Icon } from './icon.tsx';

export type Chip = { label: string; href: string };
export type ColumnChoice = {
  /** Every column that can be shown, in order. */
  all: readonly { key: string; label: string; fixed?: boolean | undefined }[];
  shown: readonly string[];
  resetHref: string;
};

export type ListToolbarProps = {
  /** The list's own path; the toolbar is a GET form and its state lives in the address. */
  action: string;
  search: { value: string; label: string; name?: string | undefined };
  /** Parameters to keep when searching: filters and sorting that are set now (not the page). */
  keep?: readonly (readonly [name: string, value: string])[] | undefined;
  /** Filters that are set; `href` is the list without that one. */
  active?: readonly Chip[] | undefined;
  clearHref?: string | undefined;
  /** Filters that are often wanted; `href` is the list with that one. */
  suggested?: readonly Chip[] | undefined;
  /** Shows the further filters at once: one of them wants an answer. */
  open?: boolean | undefined;
  /** Fields of further filters (Select, DateInput …), inside 「加条件」; they belong to the same form. */
  children?: ReactNode;
  columns?: ColumnChoice | undefined;
  /** Export of exactly what the list shows, with the words of the button (「导出246人」); none is offered of no rows. */
  exportLink?: (Chip & { rows: number }) | undefined;
};

/** Above every list: search first, then filters as chips, the choice of columns and the export. */
export function ListToolbar(props: ListToolbarProps) {
  const {
    action,
    search,
    keep = [],
    active = [],
    clearHref,
    suggested = [],
    open,
    children,
    columns,
    exportLink,
  } = props;
  const t = useT(partsMessages);
  const kept = keep.map(([name, value], i) => <input key={i} type="hidden" name={name} value={value} />);
  const name = search.name ?? 'q';
  return (
    <div className="toolbar">
      <form action={action} method="get" role="search" className="toolbar-search">
        {kept}
        {columns && columns.shown.map((key) => <input key={key} type="hidden" name="col" value={key} />)}
        <label htmlFor={`search-${name}`} className="hidden-visually">
          {search.label}
        </label>
        <span className="search-box">
          <Icon name="search" />
          <input
            id={`search-${name}`}
            className="input"
            type="search"
            name={name}
            defaultValue={search.value}
            placeholder={search.label}
          />
        </span>
        <button className="btn">{t('find')}</button>
      </form>
      {columns && (
        <details className="popover">
          <summary className="btn">{t('columns', { shown: columns.shown.length, all: columns.all.length })}</summary>
          <form action={action} method="get" className="popover-panel">
            {kept}
            {search.value && <input type="hidden" name={name} value={search.value} />}
            <ColumnBoxes columns={columns} />
          </form>
        </details>
      )}
      {exportLink && exportLink.rows > 0 && (
        <a className="btn" href={exportLink.href} download>
          <Icon name="download" />
          {exportLink.label}
        </a>
      )}
      <div className="chips" role="group" aria-label={t('filters')}>
        {active.map((chip) => (
          <a key={chip.href} className="chip chip-on" href={chip.href}>
            <span className="hidden-visually">{t('removeFilter', { label: chip.label })}</span>
            <span aria-hidden="true">{chip.label}</span>
            <Icon name="cross" />
          </a>
        ))}
        {suggested.map((chip) => (
          <a key={chip.href} className="chip" href={chip.href}>
            {chip.label}
          </a>
        ))}
        {children && (
          <details className="popover" open={open}>
            <summary className="chip chip-add">{t('addFilter')}</summary>
            <form action={action} method="get" className="popover-panel popover-left">
              <div className="stack">{children}</div>
              {/* After the fields: of a filter that is set and set anew, the first one counts. */}
              {kept}
              {search.value && <input type="hidden" name={name} value={search.value} />}
              <button className="btn btn-ink">{t('apply')}</button>
            </form>
          </details>
        )}
        {clearHref && active.length > 1 && <a href={clearHref}>{t('clearFilters')}</a>}
      </div>
    </div>
  );
}

function ColumnBoxes({ columns }: { columns: ColumnChoice }) {
  const t = useT(partsMessages);
  return (
    <>
      <fieldset>
        <legend>{t('columnsShown')}</legend>
        <div className="column-boxes">
          {columns.all.map(({ key, label, fixed }) => (
            <label key={key} className="choice">
              <input
                type="checkbox"
                name="col"
                value={key}
                defaultChecked={columns.shown.includes(key)}
                disabled={fixed}
              />
              <span>{label}</span>
              {fixed && <input type="hidden" name="col" value={key} />}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="row">
        <button className="btn btn-small btn-ink">{t('apply')}</button>
        <a className="btn btn-small btn-bare" href={columns.resetHref}>
          {t('resetColumns')}
        </a>
      </div>
    </>
  );
}
