import type { ClassPhase, ClassResult, ClassStatus } from './class-life.ts';

/** What a person fills in for a class. */
export type ClassFields = {
  title: string;
  classType: string;
  tier: string;
  host: string;
  organizer: string | null;
  startsOn: string;
  endsOn: string;
  plannedCount: number | null;
  creditHours: number;
  days: number | null;
  place: string | null;
  seriesNo: number | null;
  planId: string | null;
};

export type ClassRow = ClassFields & {
  id: string;
  rootId: string;
  organizationId: string;
  organizationName: string;
  path: string;
  code: string;
  status: ClassStatus;
  /** of the people whom the reader may see */
  enrolled: number;
  completed: number;
};

/** A class with what the calendar makes of it. */
export type DatedClass = ClassRow & { phase: ClassPhase };

/** Somebody on the roster of a class. */
export type EnrolmentRow = {
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organizationId: string;
  organizationName: string;
  path: string;
  group: string | null;
  halfDaysPlanned: number | null;
  halfDaysAttended: number | null;
  result: ClassResult;
  grade: string | null;
  /** why this person completed the class although leave passed the limit */
  leaveReason: string | null;
};
