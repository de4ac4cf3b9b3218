import type { EvidenceStatus } from '~/regulations/rules/evidence.ts';
import type { LiveRefusal } from './live-admission.ts';
import type { ContentFault } from './question-content.ts';
import type { Difficulty, OptionId, QuestionPool, QuestionStatus, QuestionType } from './question-types.ts';
import type { VersionState } from './version-state.ts';

/** What the pages of the question bank are given. */
export type TopicRow = { code: string; title: string; titleEn: string };

export type QuestionListRow = {
  id: string;
  code: string;
  bank: string;
  topicCode: string;
  topic: string;
  topicEn: string;
  type: QuestionType;
  pool: QuestionPool;
  status: QuestionStatus;
  pulledReason: string | null;
  /** a newer version that is not in force: what it waits for; null where there is none */
  pending: 'DRAFT' | 'IN_REVIEW' | 'RETURNED' | null;
  difficulty: Difficulty;
  stem: string;
  documentCode: string;
  documentTitle: string;
  article: string;
  label: string;
  confirmed: boolean;
  updatedAt: Date;
};

export type QuestionListPage = {
  rows: QuestionListRow[];
  total: number;
  topics: TopicRow[];
  banks: { id: string; title: string }[];
  mayWrite: boolean;
  mayReview: boolean;
};

export type QueueEntry = {
  id: string;
  code: string;
  topic: string;
  topicEn: string;
  type: QuestionType;
  pool: QuestionPool;
  stem: string;
  number: number;
  submittedAt: Date;
  writtenBy: string | null;
  /** wrote a version of it: somebody else has to review it */
  own: boolean;
};

export type ClauseChoice = {
  clauseId: string;
  documentTitle: string;
  label: string;
  heading: string;
  substance: string;
  confirmed: boolean;
};

export type BankChoice = { id: string; title: string; fromRepository: boolean; demonstration: boolean };

/** What a writer chooses from: banks, topics, and the clauses in force. */
export type QuestionDesk = {
  banks: BankChoice[];
  /** the organization whose own bank is made when the writer has none yet */
  ownBankFor: string | null;
  topics: TopicRow[];
  clauses: ClauseChoice[];
};

export type ShownQuestionVersion = {
  id: string;
  number: number;
  state: VersionState;
  stem: string;
  options: string[];
  key: OptionId[];
  explanation: string;
  difficulty: Difficulty;
  knowledgePoint: string | null;
  clauseId: string;
  documentCode: string;
  documentTitle: string;
  article: string;
  label: string;
  heading: string;
  substance: string;
  evidence: EvidenceStatus;
  /** false is shown as 待核 */
  confirmed: boolean;
  fromRepository: boolean;
  writtenByName: string | null;
  createdAt: Date;
  submittedAt: Date | null;
  reviewedByName: string | null;
  reviewedAt: Date | null;
  reviewDecision: 'RELEASED' | 'RETURNED' | null;
  reviewNote: string | null;
};

export type QuestionPage = {
  question: {
    id: string;
    code: string;
    bankTitle: string;
    topicCode: string;
    type: QuestionType;
    pool: QuestionPool;
    status: QuestionStatus;
    pulledReason: string | null;
    bankFromRepository: boolean;
    everReleased: boolean;
  };
  /** the newest first; never empty */
  versions: ShownQuestionVersion[];
  mayWrite: boolean;
  /** holds the reviewing role and wrote no version of this question */
  mayReview: boolean;
  /** holds the reviewing role but wrote a version of this question */
  ownWork: boolean;
  /** may pull and retire */
  mayWithdraw: boolean;
  /** why the version written last could not serve tests that count */
  liveRefusal: LiveRefusal | null;
};

/** Why a question as written was not saved. */
export type SaveRefusal =
  | { ok: false; reason: 'content'; faults: ContentFault[] }
  | { ok: false; reason: 'no-clause' | 'changed-meanwhile' | 'retired' | 'type-fixed' | 'pool-fixed' }
  | { ok: false; reason: 'same-stem'; code: string }
  | { ok: false; reason: LiveRefusal };
