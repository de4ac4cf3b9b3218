import type { ReactNode } from 'react';
import { Callout as CalloutPart, type CalloutKind } from '../parts/callout.tsx';

/** `type` in a lesson's text is `kind` elsewhere. */
export function Callout({ type, title, children }: { type?: CalloutKind; title: string; children: ReactNode }) {
  return (
    <CalloutPart title={title} {...(type && { kind: type })}>
      {children}
    </CalloutPart>
  );
}
