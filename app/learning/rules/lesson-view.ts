/* What the page of a lesson or case shows. */

export type LessonNeighbour = { title: string; titleEn: string; href: string; minutes: number };
export type LessonOnPage = {
  id: string;
  kind: 'LESSON' | 'CASE';
  href: string;
  title: string;
  titleEn: string;
  lead: string;
  minutes: number;
  evidence: string;
  checkedOn: string;
  objectives: readonly string[];
  basis: readonly { document: string; href: string; clauses: number }[];
  changedSince: readonly string[];
  course: { title: string; titleEn: string; href: string; module: string; moduleEn: string } | null;
  previous: LessonNeighbour | null;
  next: LessonNeighbour | null;
  outline: readonly { id: string; text: string }[];
  firstSelfCheck: string | null;
  /** the rendered text */
  html: string;
};

/** Where one reader stands in it. */
export type LessonReader = {
  position: number;
  furthest: number;
  finished: boolean;
  /** self-check id → choice */
  answers: Readonly<Record<string, string>>;
};
