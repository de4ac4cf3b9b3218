import type { ReactNode } from 'react';
import { NonClassified } from './shell-foot.tsx';

export type SittingShellProps = {
  /** A SittingHead. */
  head: ReactNode;
  /** A SittingFoot. */
  foot: ReactNode;
  /** A QuestionMap, beside the question on a wide screen. */
  map?: ReactNode;
  children: ReactNode;
};

/** A sitting: nothing to click but the test itself. */
export function SittingShell({ head, foot, map, children }: SittingShellProps) {
  return (
    <div className="sitting">
      {head}
      <main className="wrap" id="content" tabIndex={-1}>
        <div className="sitting-columns">
          <div>{children}</div>
          {map}
        </div>
        <NonClassified />
      </main>
      {foot}
    </div>
  );
}
