import { scaleBand, scaleLinear } from 'd3-scale';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { ChartTable } from './chart-table.tsx';

export type ColumnMark = { label: string; href: string; value: number; late?: boolean | undefined };
export type ColumnsProps = { caption: string; marks: readonly ColumnMark[] };

/** One value alone is a column too, not a wall. */
const WIDEST = 48;

/** A few values over time, each a link with its figure above it. `late` is drawn as an outline. */
export function Columns({ caption, marks }: ColumnsProps) {
  const t = useT(partsMessages);
  const locale = useLocale();
  const rows = marks.map((mark) => [mark.label, formatNumber(mark.value, locale)]);
  return (
    <figure className="chart">
      <div className="only-wide">
        <Drawing caption={caption} marks={marks} width={440} height={168} />
      </div>
      <div className="only-phone">
        <Drawing caption={caption} marks={marks} width={326} height={168} />
      </div>
      <ChartTable caption={caption} head={[t('name'), t('value')]} rows={rows} />
    </figure>
  );
}

function Drawing({ caption, marks, width, height }: ColumnsProps & { width: number; height: number }) {
  const locale = useLocale();
  const foot = height - 26;
  const x = scaleBand(
    marks.map((_, i) => i),
    [0, width],
  ).padding(0.5);
  const band = Math.min(x.bandwidth(), WIDEST);
  const y = scaleLinear([0, Math.max(1, ...marks.map((mark) => mark.value))], [foot, 24]);
  return (
    <svg className="chart-drawing" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={caption}>
      {marks.map((mark, i) => {
        const middle = (x(i) ?? 0) + x.bandwidth() / 2;
        const left = middle - band / 2;
        const top = y(mark.value);
        const figure = formatNumber(mark.value, locale);
        const tone = mark.late ? 'chart-due' : 'chart-ink';
        return (
          <a key={i} href={mark.href}>
            <rect x={left - 6} y="0" width={band + 12} height={height} fill="transparent" />
            {mark.late ? (
              <path className="chart-late" d={`M${left} ${foot}V${top}h${band}V${foot}`} />
            ) : (
              <rect className="chart-column" x={left} y={top} width={band} height={foot - top} rx="2" />
            )}
            <text className={`chart-text chart-strong ${tone}`} x={middle} y={top - 8} textAnchor="middle">
              {figure}
            </text>
            <text
              className={`chart-text ${mark.late ? 'chart-due' : ''}`}
              x={middle}
              y={height - 6}
              textAnchor="middle"
            >
              {mark.label}
            </text>
          </a>
        );
      })}
      <line className="chart-axis" x1="0" x2={width} y1={foot} y2={foot} />
    </svg>
  );
}
