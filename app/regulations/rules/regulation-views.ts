import type { EvidenceStatus } from './evidence.ts';
import type { RegulationKind } from './regulation-file.ts';

/** What the pages of regulations are given. */
export type RegulationSummary = {
  code: string;
  title: string;
  titleEn: string;
  kind: RegulationKind;
  issuer: string;
  documentNumber: string | null;
  issuedOn: string | null;
  effectiveFrom: string | null;
  demonstration: boolean;
  /** name of the organization whose own measures these are */
  organization: string | null;
  clauses: number;
  /** how many of them nobody has read or confirmed */
  unconfirmed: number;
};

export type ShownVersion = {
  id: string;
  substance: string;
  evidence: EvidenceStatus;
  /** false is shown as 待核 */
  confirmed: boolean;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  /** null where the beginning is not known */
  validFrom: string | null;
  validTo: string | null;
  /** whether it holds on the day asked for */
  current: boolean;
};

export type ShownClause = {
  id: string;
  article: string;
  label: string;
  heading: string;
  /** newest first; the one that holds on the day asked for is marked */
  versions: ShownVersion[];
};

export type RegulationPage = {
  id: string;
  code: string;
  title: string;
  titleEn: string;
  shortTitle: string;
  kind: RegulationKind;
  issuer: string;
  documentNumber: string | null;
  issuedOn: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  evidence: EvidenceStatus;
  demonstration: boolean;
  fromRepository: boolean;
  introduction: string;
  organizationId: string | null;
  organization: string | null;
  mayConfirm: boolean;
  mayEdit: boolean;
  clauses: ShownClause[];
};

/** A lesson, case or course that cites a clause. */
export type Citation = { article: string; citerType: string; title: string; titleEn: string; href: string };

/** One dated row of a rule. */
export type RuleRow = {
  id: string;
  code: string;
  value: unknown;
  unit: string | null;
  /** the organization for whose subtree it was set */
  organization: string;
  validFrom: string;
  validTo: string | null;
  /** whether it holds on the day asked for */
  current: boolean;
  /** false is shown as 待核 */
  confirmed: boolean;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  recordedBy: string | null;
  recordedAt: Date;
  documentCode: string | null;
  documentTitle: string | null;
  article: string | null;
  label: string | null;
};
