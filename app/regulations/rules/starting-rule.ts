import type { EvidenceStatus } from './evidence.ts';

/** A rule that comes with the software, as an authority begins with it. */
export type StartingRule = {
  readonly code: string;
  readonly value: unknown;
  readonly unit: string;
  /** what states it; null where no clause on record does */
  readonly clause: { readonly doc: string; readonly article: string } | null;
  readonly evidence: EvidenceStatus;
};
