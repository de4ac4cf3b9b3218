import type { DueState, StudyState } from './course-state.ts';

/* What the pages of a learner show. */

type Titled = { title: string; titleEn: string };

export type CourseRow = Titled & {
  code: string;
  href: string;
  summary: string;
  summaryEn: string;
  lessons: number;
  done: number;
  minutes: number;
  creditHours: number;
  state: StudyState;
  completedAt: Date | null;
  /** the lesson to go on with */
  nextHref: string;
};
export type AssignedRow = CourseRow & { organizationName: string; dueOn: string | null; due: DueState };
export type CaseRow = Titled & {
  href: string;
  lead: string;
  minutes: number;
  topics: readonly string[];
  state: StudyState;
};

/** Where to go on: one lesson, and how much of it and of its course is left. */
export type ContinueCard = Titled & {
  href: string;
  minutesLeft: number;
  begun: boolean;
  course: (Titled & { module: string; moduleEn: string; lessons: number; done: number }) | null;
};

export type MyLearning = {
  next: ContinueCard | null;
  assigned: AssignedRow[];
  courses: CourseRow[];
  cases: CaseRow[];
};

export type CoursePage = CourseRow & {
  audience: string;
  introduction: readonly string[];
  assigned: { organizationName: string; dueOn: string | null; due: DueState } | null;
  modules: {
    code: string;
    title: string;
    titleEn: string;
    lessons: { href: string; code: string; title: string; titleEn: string; minutes: number; state: StudyState }[];
  }[];
  regulations: { document: string; href: string }[];
};
