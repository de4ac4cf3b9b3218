import { formatNumber, formatPercent } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { chartMessages } from '../messages/charts.ts';
import { Bar } from '../parts/bar.tsx';
import { classNames } from '../parts/class-names.ts';
import { ScrollRegion } from '../parts/scroll-region.tsx';

export type Coverage = {
  /** Persons, counted once each. */
  due: number;
  done: number;
  /** Covered in another way and counted apart; with the word for it, it has a column where there is anybody. */
  exempt?: number | undefined;
  planned: number;
};
export type CoverageRow = Coverage & {
  key: string;
  label: string;
  href: string;
  /** A unit below the one above it. */
  child?: boolean | undefined;
  /** Where each figure leads: the list of exactly those people. */
  lists: { due: string; done: string; open: string; unplanned: string; exempt?: string | undefined };
};

type Word = 'unit' | 'due' | 'done' | 'open' | 'planned' | 'rate' | 'unplanned';

export type CoverageBarsProps = {
  caption: string;
  rows: readonly CoverageRow[];
  total: Coverage & { lists: CoverageRow['lists'] };
  /** Other words for the columns (test coverage instead of training). */
  words?:
    | Partial<
        Record<
          'unit' | 'due' | 'done' | 'exempt' | 'covered' | 'open' | 'planned' | 'rate' | 'unplanned' | 'total',
          string
        >
      >
    | undefined;
};

/** Coverage by unit: every number a link to its people, red for what falls ten points behind the whole. */
export function CoverageBars({ caption, rows, total, words = {} }: CoverageBarsProps) {
  const t = useT(chartMessages);
  const whole = total.due ? (total.done + (total.exempt ?? 0)) / total.due : 0;
  const word = (key: Word) => words[key] ?? t(key);
  const exempt = words.exempt && (total.exempt ?? 0) > 0 ? words.exempt : null;
  return (
    <ScrollRegion label={caption}>
      <table className="data-table dense coverage">
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{word('unit')}</th>
            <th scope="col" className="cell-number">
              {word('due')}
            </th>
            <th scope="col" className="cell-number">
              {word('done')}
            </th>
            {exempt && (
              <th scope="col" className="cell-number">
                {exempt}
              </th>
            )}
            <th scope="col" className="cell-number">
              {word('open')}
            </th>
            <td className="bar-cell card-hidden">
              <Key word={(exempt && words.covered) || word('done')} look="bar-done" />
              <Key word={word('planned')} look="bar-planned" />
            </td>
            <th scope="col" className="cell-number">
              {word('rate')}
            </th>
            <th scope="col" className="cell-number">
              {word('unplanned')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line {...row} key={row.key} whole={whole} word={word} exemptWord={exempt} />
          ))}
        </tbody>
        <tfoot>
          <Line {...total} label={words.total ?? t('totalPersons')} whole={whole} word={word} exemptWord={exempt} />
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function Key({ word, look }: { word: string; look: string }) {
  return (
    <span className="chart-key" aria-hidden="true">
      <svg viewBox="0 0 20 12">
        <rect className={look} width="20" height="12" rx="2" />
      </svg>
      {word}
    </span>
  );
}

type LineProps = Coverage & {
  label: string;
  href?: string;
  child?: boolean | undefined;
  lists: CoverageRow['lists'];
  whole: number;
  word: (key: Word) => string;
  /** heads the column of those who are covered in another way; null without it */
  exemptWord: string | null;
};

function Line({ label, href, child, due, done, exempt = 0, planned, lists, whole, word, exemptWord }: LineProps) {
  const t = useT(chartMessages);
  const locale = useLocale();
  const rate = due ? (done + exempt) / due : 0;
  const behind = due > 0 && rate < whole - 0.1;
  const unplanned = Math.max(0, due - done - exempt - planned);
  const figure = (n: number, list: string) =>
    n ? <a href={list}>{formatNumber(n, locale)}</a> : <span className="quiet">—</span>;
  return (
    <tr className={child ? 'row-child' : undefined}>
      <td className="card-title">{href ? <a href={href}>{label}</a> : label}</td>
      <td className="cell-number card-detail" data-label={word('due')}>
        {figure(due, lists.due)}
      </td>
      <td className="cell-number card-detail" data-label={word('done')}>
        {figure(done, lists.done)}
      </td>
      {exemptWord && (
        <td className="cell-number card-detail" data-label={exemptWord}>
          {figure(exempt, lists.exempt ?? '')}
        </td>
      )}
      <td className="cell-number card-detail" data-label={word('open')}>
        {figure(due - done - exempt, lists.open)}
      </td>
      <td className="bar-cell card-hidden">
        <Bar done={rate} planned={due ? planned / due : 0} />
      </td>
      <td className={classNames('cell-number card-state', behind && 'behind')}>
        {behind && (
          <span title={t('behind')}>
            <span aria-hidden="true">▾ </span>
            <span className="hidden-visually">{t('behind')} </span>
          </span>
        )}
        {due ? formatPercent(rate, locale) : '—'}
      </td>
      <td className="cell-number card-detail" data-label={word('unplanned')}>
        {figure(unplanned, lists.unplanned)}
      </td>
    </tr>
  );
}
