import { classNames } from './class-names.ts';

export type BarProps = {
  /** Share done, 0–1. */
  done: number;
  /** Share arranged beyond what is done, drawn lighter. */
  planned?: number | undefined;
  /** A line across at this share: a minimum to reach. */
  mark?: number | undefined;
  /** What the bar says, for those who do not see it; without it the bar is decoration beside its figures. */
  label?: string | undefined;
  tone?: 'grey' | 'live' | 'pass' | undefined;
};

const share = (x: number) => Math.round(Math.min(1, Math.max(0, x || 0)) * 1000) / 10;

/** A share as a thin bar. The figures stand beside it as text. */
export function Bar({ done, planned, mark, label, tone = 'grey' }: BarProps) {
  const voice = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const);
  return (
    <svg className={classNames('bar', `bar-${tone}`)} viewBox="0 0 100 6" preserveAspectRatio="none" {...voice}>
      <rect className="bar-track" width="100" height="6" />
      {planned ? <rect className="bar-planned" width={share(done + planned)} height="6" /> : null}
      <rect className="bar-done" width={share(done)} height="6" />
      {mark !== undefined && (
        <line
          className="bar-mark"
          x1={share(mark)}
          x2={share(mark)}
          y1="-4"
          y2="10"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
