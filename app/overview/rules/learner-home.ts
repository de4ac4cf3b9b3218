import type { HourStanding } from '~/credits/rules/hour-requirement.ts';
import type { PersonExemption } from '~/exams/rules/exemption.ts';
import type { ContinueCard, CourseRow } from '~/learning/rules/study-view.ts';
import type { NextStep } from './next-step.ts';
import type { Owed } from './owed.ts';
import type { PersonCertificate } from './person.ts';

export type LearnerHome = {
  /** civil date */
  day: string;
  next: NextStep;
  /** the lesson of `next` when it is one */
  lesson: ContinueCard | null;
  owed: Owed[];
  /** exemptions from the test that are in force */
  exemptions: PersonExemption[];
  /** lessons of assigned courses that are not finished */
  lessonsLeft: number;
  year: number;
  hours: HourStanding[];
  certificates: PersonCertificate[];
  courses: CourseRow[];
};
