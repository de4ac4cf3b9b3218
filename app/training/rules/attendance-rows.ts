import type { ClassResult, ClassStatus } from './class-life.ts';

/** Somebody in a class: one 人次. */
export type AttendanceRow = {
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organizationName: string;
  classId: string;
  code: string;
  title: string;
  startsOn: string;
  endsOn: string;
  classStatus: ClassStatus;
  group: string | null;
  halfDaysPlanned: number | null;
  halfDaysAttended: number | null;
  result: ClassResult;
  grade: string | null;
  /** hours that it gave; 0 unless completed */
  hours: number;
};

/** Somebody with all attendances of the list: one of the 人数. */
export type AttendancePerson = {
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organizationName: string;
  times: number;
  lastOn: string;
  hours: number;
};
