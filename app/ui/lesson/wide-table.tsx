import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';
import { ScrollRegion } from '../parts/scroll-region.tsx';

/** A table of the text, which may be wider than a phone. */
export function WideTable({ number, children }: { number: string; children: ReactNode }) {
  const t = useT(lessonMessages);
  return (
    <ScrollRegion bare label={t('table', { n: number })}>
      {children}
    </ScrollRegion>
  );
}
