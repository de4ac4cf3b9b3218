import type { SessionPhase } from '~/exams/rules/session-phase.ts';
import type { ImportStatus } from '~/operations/rules/import-batch.ts';
import type { RotationFigures } from '~/training/rules/rotation-standing.ts';
import type { FirstSteps } from './first-steps.ts';
import type { IssuedAddress } from './issued-address.ts';
import type { DueKind } from './overview-lists.ts';
import type { TestFigures } from './test-standing.ts';

/** Something that waits for this very person; `n` rows stand behind it. */
export type Waiting =
  | { kind: 'unplanned'; n: number; planId: string; within: string }
  | { kind: 'overdue'; n: number; planId: string; title: string; windowTo: string }
  | { kind: 'results'; n: number; oldestDays: number }
  | { kind: 'appeals'; n: number }
  | { kind: 'import'; n: number; batchId: string; fileName: string; valid: number }
  | { kind: 'applications'; n: number; stage: 'SUBMITTED' | 'UNIT_APPROVED' }
  | { kind: 'outages'; n: number }
  | { kind: 'late'; n: number }
  | { kind: 'jobs'; n: number };

export type TestUnit = TestFigures & { path: string; name: string };
export type TestCoverage = { within: { path: string; name: string }; total: TestFigures; units: TestUnit[] };

export type RotationUnit = RotationFigures & { path: string; name: string };
/** A class of the plan and the number of persons trained once it is over. */
export type RotationStep = { classId: string; on: string; label: string; total: number; seriesNo: number | null };

export type DayRotation = {
  planId: string;
  title: string;
  windowFrom: string;
  windowTo: string;
  frozenOn: Date | null;
  /** the organization whose children are shown */
  within: { path: string; name: string };
  figures: RotationFigures;
  units: RotationUnit[];
  /** the units below the one that is opened; null when none is */
  opened: { path: string; units: RotationUnit[] } | null;
  steps: RotationStep[];
  planned: RotationStep[];
  /** classes of the plan that nobody has closed yet */
  classesOpen: number;
};

export type DaySession = {
  id: string;
  title: string;
  number: string;
  venue: string | null;
  opensAt: Date;
  closesAt: Date;
  phase: SessionPhase;
  registered: number;
  sat: number;
};

export type JobCounts = { waiting: number; failed: number; done: number };

export type DayImport = {
  id: string;
  kind: string;
  fileName: string;
  status: ImportStatus;
  totalRows: number;
  appliedRows: number;
  waitingRows: number;
  createdByName: string;
  createdAt: Date;
};

export type TermMonth = { month: string; n: number };

export type DayPage = {
  /** civil date */
  day: string;
  waiting: Waiting[];
  /** whether the actor has a say in training at all */
  training: boolean;
  rotation: DayRotation | null;
  test: TestCoverage & { opened: { path: string; units: TestUnit[] } | null };
  due: Record<DueKind, number>;
  sessions: { today: number; open: number; rows: DaySession[] } | null;
  jobs: JobCounts | null;
  imports: DayImport[] | null;
  terms: TermMonth[];
  /** what a new authority has still to do until its first test; null once it has */
  beginning: FirstSteps | null;
  /** where the codes on certificates lead, when somebody must hear of it */
  address: IssuedAddress | null;
};
