import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { classNames } from './class-names.ts';

export type StatProps = {
  label: ReactNode;
  /** The figure as written, already formatted. */
  figure: string;
  unit?: string | undefined;
  /** 口径: what is counted, over whom, as of when. */
  definition: ReactNode;
  /** The list whose rows this figure counts. */
  href?: string | undefined;
  tone?: 'plain' | 'red' | 'due' | undefined;
};

/** A figure that is itself the news, with its definition and the way to its rows. */
export function Stat({ label, figure, unit, definition, href, tone = 'plain' }: StatProps) {
  const t = useT(partsMessages);
  const value = (
    <>
      {figure}
      {unit && <small>{unit}</small>}
    </>
  );
  return (
    <div className={classNames('stat', tone !== 'plain' && `stat-${tone}`)}>
      <p className="stat-label">{label}</p>
      <p className="stat-figure">{href ? <a href={href}>{value}</a> : value}</p>
      <p className="cap">{t.rich('basis', { text: definition })}</p>
    </div>
  );
}
