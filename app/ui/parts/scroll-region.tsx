import type { ReactNode } from 'react';

/** What may be wider than the page scrolls sideways in here, by keyboard too. `bare` draws no border. */
export function ScrollRegion({ label, bare, children }: { label: string; bare?: boolean; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className={bare ? 'table-wide' : 'table-scroll'} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
