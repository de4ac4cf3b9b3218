import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { Bar } from '../parts/bar.tsx';

export type BarRow = {
  label: string;
  href: string;
  value: number;
  /** Arranged beyond the value, drawn lighter. */
  planned?: number | undefined;
  /** The one row that needs action. */
  alarm?: boolean | undefined;
};

export type BarRowsProps = {
  caption: string;
  rows: readonly BarRow[];
  /** What a full bar stands for; the greatest value unless given. */
  full?: number | undefined;
  unit?: string | undefined;
};

/** Values side by side as bars, each a link to its rows. It is a table, so it needs no other one. */
export function BarRows({ caption, rows, full, unit }: BarRowsProps) {
  const locale = useLocale();
  const share = scaleLinear([0, full ?? Math.max(1, ...rows.map((row) => row.value + (row.planned ?? 0)))], [0, 1]);
  return (
    <table className="bar-rows">
      <caption className="hidden-visually">{caption}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.href + row.label}>
            <th scope="row" className={row.alarm ? 'behind' : undefined}>
              <a href={row.href}>{row.label}</a>
            </th>
            <td className="bar-cell">
              <Bar done={share(row.value)} planned={row.planned === undefined ? undefined : share(row.planned)} />
            </td>
            <td className={row.alarm ? 'behind' : undefined}>
              {formatNumber(row.value, locale)}
              {unit}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
