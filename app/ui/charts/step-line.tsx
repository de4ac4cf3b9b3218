import { scaleLinear, scaleUtc } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { ChartTable } from './chart-table.tsx';

/** `date` is a civil date; `value` the total reached on it, `href` the list of those it counts. */
export type StepPoint = { date: string; value: number; label: string; href: string };

export type StepLineProps = {
  /** The whole drawing in one sentence. */
  caption: string;
  from: string;
  to: string;
  today: string;
  points: readonly StepPoint[];
  /** Totals that what is arranged will reach after today. */
  planned: readonly StepPoint[];
  target: { value: number; label: string; href: string };
  done: { label: string; note?: string | undefined; href: string };
  reach?: { label: string; note?: string | undefined; noteHref?: string | undefined; href: string } | undefined;
  /** What nothing is arranged for: the red of the page, a link to its rows. */
  gap?: { label: string; href: string } | undefined;
  /** Months named below the axis, as first days. */
  ticks: readonly { date: string; label: string }[];
  /** The list behind the line. */
  href: string;
};

/** A total that grows by steps towards a target; what is arranged goes on dashed. Own drawing on a phone. */
export function StepLine(props: StepLineProps) {
  const t = useT(partsMessages);
  const locale = useLocale();
  const rows = [...props.points, ...props.planned].map((p) => [p.date, p.label, formatNumber(p.value, locale)]);
  return (
    <figure className="chart">
      <div className="only-wide">
        <Drawing {...props} width={660} height={392} right={484} />
      </div>
      <div className="only-phone">
        <Drawing {...props} width={350} height={300} right={340} />
      </div>
      <ChartTable caption={props.caption} head={[t('date'), t('name'), t('value')]} rows={rows} />
    </figure>
  );
}

const day = (date: string) => new Date(`${date}T00:00:00Z`);

function Drawing(props: StepLineProps & { width: number; height: number; right: number }) {
  const { points, planned, target, done, reach, gap, width, height, right } = props;
  const t = useT(partsMessages);
  const locale = useLocale();
  const wide = width > 480;
  const [left, foot] = [wide ? 8 : 4, height - 32];
  const x = scaleUtc([day(props.from), day(props.to)], [left, right]);
  const y = scaleLinear([0, target.value], [foot, wide ? 40 : 64]);
  const last = points.at(-1)?.value ?? 0;
  const reached = planned.at(-1)?.value ?? last;
  const path = line<readonly [string, number]>(
    (p) => x(day(p[0])),
    (p) => y(p[1]),
  ).curve(curveStepAfter);
  const walked = [[props.from, 0], ...points.map((p) => [p.date, p.value]), [props.today, last]] as [string, number][];
  const ahead = [[props.today, last], ...planned.map((p) => [p.date, p.value]), [props.to, reached]] as [
    string,
    number,
  ][];
  const now = x(day(props.today));
  const words = wide ? right + 22 : right;
  const anchor = wide ? 'start' : 'end';
  const walkedPath = path(walked) ?? '';
  // On a phone the figure stands above its line; where that comes close to the target, before the end of it.
  const above = y(last) > y(target.value) + 36;
  return (
    <svg className="chart-drawing" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={props.caption}>
      <a href={props.href} aria-label={done.label}>
        <path className="chart-area" d={`${walkedPath}V${foot}H${left}Z`} />
        <path className="chart-line" d={walkedPath} />
      </a>
      <path className="chart-plan" d={path(ahead) ?? ''} />
      <line className="chart-target" x1={left} x2={right} y1={y(target.value)} y2={y(target.value)} />
      <a href={target.href}>
        <text className="chart-text" x={left} y={y(target.value) - 8}>
          {target.label}
        </text>
      </a>
      {wide &&
        points.map((p) => (
          <a key={p.href} href={p.href}>
            <text className="chart-text" x={x(day(p.date)) - 6} y={y(p.value) - 6} textAnchor="end">
              {p.label} <tspan className="chart-ink">{formatNumber(p.value, locale)}</tspan>
            </text>
          </a>
        ))}
      <line className="chart-grid" x1={now} x2={now} y1={y(last) + 10} y2={foot} />
      <text className="chart-text" x={now - 6} y={foot - 10} textAnchor="end">
        {t('today')}
      </text>
      <circle className="chart-dot" cx={now} cy={y(last)} r="4.5" />
      {props.ticks.map((tick) => (
        <g key={tick.date}>
          <line className="chart-grid" x1={x(day(tick.date))} x2={x(day(tick.date))} y1={foot} y2={foot + 5} />
          <text className="chart-text" x={x(day(tick.date)) + 2} y={foot + 20}>
            {tick.label}
          </text>
        </g>
      ))}
      <line className="chart-axis" x1={left} x2={right} y1={foot} y2={foot} />
      {gap && (
        <a href={gap.href}>
          <rect
            className="chart-red"
            x={right + (wide ? 2 : -2)}
            y={y(target.value)}
            width="8"
            height={Math.max(4, y(reached) - y(target.value))}
          />
          <text
            className="chart-text chart-red chart-strong"
            x={words}
            y={wide ? y(target.value) + 9 : 30}
            textAnchor={anchor}
          >
            {gap.label}
          </text>
        </a>
      )}
      {reach && (
        <Words
          x={words}
          y={wide ? y(target.value) + 33 : 52}
          anchor={anchor}
          {...reach}
          note={wide ? reach.note : undefined}
        />
      )}
      {wide && (
        <path
          className="chart-grid"
          fill="none"
          d={`M${now + 8} ${y(last)}H${right + 6}V${Math.max(y(last), y(target.value) + 83)}H${words - 4}`}
        />
      )}
      <Words
        x={wide ? words : above ? now - 4 : now - 38}
        y={wide ? Math.max(y(last), y(target.value) + 83) + 5 : y(last) + (above ? -10 : 6)}
        anchor={anchor}
        {...done}
        note={wide ? done.note : undefined}
        strong
      />
    </svg>
  );
}

type WordsProps = {
  x: number;
  y: number;
  anchor: 'start' | 'end';
  label: string;
  href: string;
  note?: string | undefined;
  noteHref?: string | undefined;
  strong?: boolean;
};

/** A figure with its list, and below it what else is to know; the note counts other rows and leads to those. */
function Words({ x, y, anchor, label, href, note, noteHref, strong }: WordsProps) {
  const below = note && (
    <text className="chart-text" x={x} y={y + 19} textAnchor={anchor}>
      {note}
    </text>
  );
  return (
    <>
      <a href={href}>
        <text className={`chart-text chart-ink${strong ? ' chart-strong' : ''}`} x={x} y={y} textAnchor={anchor}>
          {label}
        </text>
      </a>
      {below && noteHref ? <a href={noteHref}>{below}</a> : below}
    </>
  );
}
