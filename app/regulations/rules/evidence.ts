/** How well a statement's source was read (`content/README.md`, Evidence). */
export const EVIDENCE = ['VERIFIED', 'SECONDARY', 'UNCONFIRMED', 'PRACTICE', 'PROPOSAL'] as const;
export type EvidenceStatus = (typeof EVIDENCE)[number];

/** What can be said for a clause's text: who read it. */
export type ClauseStanding = { readonly evidence: EvidenceStatus; readonly confirmedBy: string | null };

/** Whether the text of a clause may be relied on: its article was read, or a named person confirmed it. Else 待核. */
export const isConfirmed = ({ evidence, confirmedBy }: ClauseStanding): boolean =>
  evidence === 'VERIFIED' || confirmedBy !== null;
