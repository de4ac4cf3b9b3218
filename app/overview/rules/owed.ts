import type { CertificationOpening } from './next-step.ts';

/** Something a person still has to do. `on` is the civil date by which; null when there is none. */
export type Owed = { on: string | null; daysLeft: number | null } & (
  | { kind: 'test'; sessionId: string; title: string; opensAt: number; closesAt: number; open: boolean }
  | { kind: 'course'; href: string; title: string; titleEn: string; left: number; by: string }
  | { kind: 'class'; title: string; place: string | null; endsOn: string; rotation: boolean }
  | { kind: 'rotation'; title: string }
  | { kind: 'certificate'; id: string; title: string; number: string; renewal: 'OPEN' | 'UNDER_WAY' | null }
  | { kind: 'certification'; about: CertificationOpening }
  | { kind: 'hours'; year: number; missing: number }
);

/** By date, what has none last; a stable order for the rest. */
export const inOrder = (owed: readonly Owed[]): Owed[] =>
  owed.toSorted((a, b) => (a.on ?? '9999-12-31').localeCompare(b.on ?? '9999-12-31'));

/** How many days before its end a certificate is named among the things owed. */
export const EXPIRY_NOTICE_DAYS = 90;
