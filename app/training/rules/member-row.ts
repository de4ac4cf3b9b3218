import type { RotationStanding } from './rotation-standing.ts';

/** Somebody on the roll of a plan. */
export type MemberRow = {
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organizationId: string;
  organizationName: string;
  path: string;
  exemptReason: string | null;
  completedOn: string | null;
  standing: RotationStanding;
  nextClass: string | null;
  nextStartsOn: string | null;
  missed: number;
};
