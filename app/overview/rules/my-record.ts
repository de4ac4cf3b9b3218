import type { HourStanding } from '~/credits/rules/hour-requirement.ts';
import type { PersonExemption } from '~/exams/rules/exemption.ts';
import type { PersonEvent } from './person-event.ts';
import type { PersonCertificate, PersonClass, PersonFacts, PersonPost } from './person.ts';

export type RecordEntry = {
  id: string;
  category: string;
  title: string;
  occurredOn: string;
  days: number;
  hours: number;
};
/** One calendar year of the ledger; days and hours are counted beside each other. */
export type RecordYear = { year: number; entries: RecordEntry[]; hours: number; days: number };

export type MyRecord = {
  /** civil date */
  day: string;
  person: Omit<PersonFacts, 'homePath' | 'postPaths'>;
  posts: PersonPost[];
  /** years with entries, and this one, the latest first */
  years: number[];
  year: RecordYear;
  standings: HourStanding[];
  classes: PersonClass[];
  certificates: PersonCertificate[];
  exemptions: PersonExemption[];
  events: PersonEvent[];
};
