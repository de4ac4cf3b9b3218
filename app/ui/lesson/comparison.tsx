import type { ReactNode } from 'react';
import { ScrollRegion } from '../parts/scroll-region.tsx';

/** Two or more things side by side; the children are a Markdown table. */
export function Comparison({ title, children }: { title: string; children: ReactNode }) {
  return (
    <figure className="comparison">
      <figcaption>{title}</figcaption>
      <ScrollRegion label={title} bare>
        {children}
      </ScrollRegion>
    </figure>
  );
}
