import type { EvidenceStatus } from './evidence.ts';

/** A clause with its text in force on a day, as a question, a rule or a lesson may cite it. */
export type CitableClause = {
  clauseId: string;
  clauseVersionId: string;
  documentCode: string;
  documentTitle: string;
  documentFullTitle: string;
  article: string;
  label: string;
  heading: string;
  substance: string;
  evidence: EvidenceStatus;
  confirmedBy: string | null;
  /** civil date; `OPEN_START` where the beginning is not known */
  validFrom: string;
};
