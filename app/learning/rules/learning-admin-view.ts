import type { DueState, StudyState } from './course-state.ts';

/* What the administrator's page of courses asks for and shows. */

export type LearnerSort = 'name' | 'organization' | 'done' | 'completedOn';

export type LearningAdminInput = {
  course: string | null;
  assignment: string | null;
  state: StudyState | null;
  search: string;
  sort: LearnerSort;
  descending: boolean;
  limit: number;
  offset: number;
};

export type LearnerRow = {
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organizationName: string;
  done: number;
  state: StudyState;
  completedAt: Date | null;
  lastAt: Date | null;
};

export type AssignmentRow = {
  id: string;
  courseCode: string;
  courseTitle: string;
  courseTitleEn: string;
  organizationName: string;
  dueOn: string | null;
  daysLeft: number | null;
  persons: number;
  done: number;
  running: number;
};

export type ShownAssignment = Omit<AssignmentRow, 'daysLeft'> & { due: DueState };

type TitledCourse = { code: string; title: string; titleEn: string; lessons: number };

export type LearningAdmin = {
  courses: TitledCourse[];
  /** the course whose people are listed */
  course: TitledCourse | null;
  /** the assignment to whose people the list is narrowed */
  assignment: { id: string } | null;
  /** those that end first */
  assignments: ShownAssignment[];
  /** how many there are in all */
  assigned: number;
  today: string;
  rows: LearnerRow[];
  total: number;
  counts: Record<StudyState, number>;
};
