import { certificateState, type CertificateState } from '~/credentials/rules/certificate-state.ts';

/** What is on record about one person, as the rows are read. */
export type PersonPost = {
  title: string;
  postType: string;
  organizationName: string;
  startedOn: string;
  endedOn: string | null;
  employmentMode: 'FULL_TIME' | 'PART_TIME';
  concurrentAdministrativePost: string | null;
};

export type PersonClass = {
  classId: string;
  code: string;
  title: string;
  startsOn: string;
  endsOn: string;
  place: string | null;
  hours: number;
  days: number | null;
  rotation: boolean;
  status: 'PLANNED' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';
  result: 'ENROLLED' | 'COMPLETED' | 'NOT_COMPLETED' | 'WITHDRAWN';
  grade: string | null;
};

export type PersonRotation = {
  planId: string;
  title: string;
  windowTo: string;
  completedOn: string | null;
  exemptReason: string | null;
  scheduled: boolean;
};

export type PersonTest = {
  sessionId: string;
  title: string;
  number: string;
  opensAt: Date;
  closesAt: Date;
  sessionStatus: string;
  registration: 'REGISTERED' | 'DEFERRED';
  attemptId: string | null;
  attemptStatus: 'RUNNING' | 'SUBMITTED' | 'GRADED' | null;
  submittedAt: Date | null;
  passed: boolean | null;
  score: number | null;
  eligibility: 'FLAGGED' | 'CONFIRMED' | 'HELD' | 'WITHDRAWN' | null;
};

export type PersonCourse = {
  code: string;
  title: string;
  titleEn: string;
  startedAt: Date;
  completedAt: Date | null;
};

export type PersonCertificate = {
  id: string;
  number: string;
  title: string;
  issuedOn: string;
  validUntil: string | null;
  ended: 'REVOKED' | 'CANCELLED' | 'SUPERSEDED' | null;
  endedAt: Date | null;
  /** whether another of the same kind holds longer, so that the end of this one asks for nothing */
  outlasted: boolean;
  sealed: boolean;
};

/** What a person's certificate is on a day. */
export const stateOfCertificate = (
  { sealed, validUntil, ended }: Pick<PersonCertificate, 'sealed' | 'validUntil' | 'ended'>,
  day: string,
): CertificateState =>
  certificateState({ status: sealed ? 'SEALED' : 'ALLOCATED', validUntil }, ended ? [ended] : [], day);

export type PersonFacts = {
  name: string;
  staffNumber: string | null;
  sex: 'MALE' | 'FEMALE' | null;
  birthMonth: string | null;
  joinedPartyMonth: string | null;
  education: string | null;
  administrativePost: string | null;
  rankLevel: string | null;
  identityCategory: string | null;
  homeOrganizationName: string;
  homePath: string;
  /** the organizations of current posts */
  postPaths: string[];
};
