import type { ReactNode } from 'react';
import { formatDuration } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { Bar } from './bar.tsx';

export type ProgressBarProps = {
  /** What is being worked on. */
  label: string;
  done: number;
  total: number;
  /** Seconds still to go, when it can be told. */
  remainingSeconds?: number | undefined;
  /** Words after the counts (「出错，已停在第212行」). */
  note?: ReactNode;
  /** `live` while it runs, `grey` for progress through a course. */
  tone?: 'live' | 'grey' | 'pass' | undefined;
};

/** Long work with its counts and remaining time. Re-render it with new figures; it announces nothing by itself. */
export function ProgressBar({ label, done, total, remainingSeconds, note, tone = 'live' }: ProgressBarProps) {
  const t = useT(partsMessages);
  const locale = useLocale();
  const counts = t('progress', { done, total });
  const time = remainingSeconds === undefined ? undefined : formatDuration(remainingSeconds, locale);
  return (
    <div className="progress">
      <p className="progress-line">
        <span>{label}</span>
        <span className="cap num">
          {time ? t('progressLeft', { done, total, time }) : counts}
          {note && <> {note}</>}
        </span>
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={counts}
      >
        <Bar done={total ? done / total : 0} tone={tone} />
      </div>
    </div>
  );
}
