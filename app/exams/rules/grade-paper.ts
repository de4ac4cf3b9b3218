import type { AnswerSheet } from './answer-sheet.ts';
import { optionIdsOf, type Paper, type PaperItem } from './paper.ts';
import { paperShape, type MultipleScoring, type PolicySettings } from './policy-settings.ts';

/** The right option ids of a question version. */
export type KeyOf = (versionId: string) => readonly string[];

export type SectionResult = {
  code: string;
  title: string;
  titleEn: string;
  score: number;
  points: number;
  /** points that must be reached; null where the part asks for nothing */
  minimum: number | null;
};

/** All that is kept of a marking (`attempt.grade_detail`, there with its number); points to two decimals. */
export type GradeDetail = {
  score: number;
  points: number;
  passMark: number;
  passed: boolean;
  sections: SectionResult[];
  /** points earned, by place in the paper */
  earned: number[];
  right: number;
  wrong: number;
  open: number;
};

type Marking = Pick<PolicySettings, 'passMark' | 'sections' | 'multipleScoring'>;

/** Places of questions that count as right by an officer's decision, whatever was answered (`attempt.corrections`). */
export type Corrections = readonly number[];

/**
 * Marks a sheet: pass when the total reaches the pass mark and every part its minimum. Sums run in hundredths of a
 * point, so that no binary fraction decides about a person.
 */
export function gradePaper(
  paper: Paper,
  sheet: AnswerSheet,
  keyOf: KeyOf,
  settings: Marking,
  corrections: Corrections = [],
): GradeDetail {
  const hundredths = paper.items.map((item, place) =>
    corrections.includes(place + 1)
      ? Math.round(item.p * 100)
      : earnedHundredths(item, optionIdsOf(item, sheet[place + 1] ?? ''), keyOf(item.q), settings.multipleScoring),
  );
  const worth = paper.items.map((item) => Math.round(item.p * 100));
  const sections = settings.sections.map((section): SectionResult => {
    const within = (_: number, place: number): boolean => section.topics.includes(paper.items[place]?.k ?? '');
    const points = sum(worth.filter(within));
    return {
      code: section.code,
      title: section.title,
      titleEn: section.titleEn,
      score: sum(hundredths.filter(within)) / 100,
      points: points / 100,
      minimum: section.minimumPercent === null ? null : Math.round((points * section.minimumPercent) / 100) / 100,
    };
  });
  const score = sum(hundredths) / 100;
  const answered = paper.items.filter((_, place) => (sheet[place + 1] ?? '') !== '').length;
  const right = hundredths.filter((earned, place) => earned === worth[place]).length;
  return {
    score,
    points: sum(worth) / 100,
    passMark: settings.passMark,
    passed:
      score >= settings.passMark && sections.every(({ score: got, minimum }) => minimum === null || got >= minimum),
    sections,
    earned: hundredths.map((earned) => earned / 100),
    right,
    wrong:
      answered -
      paper.items.filter((_, place) => (sheet[place + 1] ?? '') !== '' && hundredths[place] === worth[place]).length,
    open: paper.items.length - answered,
  };
}

/**
 * A practice paper may be shorter than the test's: the same share of its points is enough, and parts are not told apart
 * unless it is as long as the test.
 */
export function practiceMarking(settings: PolicySettings, paper: Paper): Marking {
  const { questions, points } = paperShape(settings);
  if (paper.items.length === questions) return settings;
  const own = sum(paper.items.map((item) => item.p));
  return {
    ...settings,
    sections: [],
    passMark: points > 0 ? Math.round((settings.passMark * own * 10) / points) / 10 : 0,
  };
}

/** What one answer earns, in hundredths of a point. */
function earnedHundredths(
  item: PaperItem,
  chosen: readonly string[],
  key: readonly string[],
  scoring: MultipleScoring,
): number {
  const full = Math.round(item.p * 100);
  const given = new Set(chosen);
  const hits = key.filter((id) => given.has(id)).length;
  if (key.length === 0 || given.size === 0 || hits < given.size) return 0;
  if (hits === key.length) return full;
  if (item.t !== 'MULTIPLE') return 0;
  if (scoring === 'HALF_WHEN_INCOMPLETE') return Math.round(full / 2);
  if (scoring === 'BY_OPTION') return Math.round((full * hits) / key.length);
  return 0;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
