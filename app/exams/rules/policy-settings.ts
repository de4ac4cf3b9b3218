import { z } from 'zod';
import { blueprintCell, cellKey, QUESTION_TYPES, type QuestionType } from './paper-blueprint.ts';

/** When something of a result may be seen. `AT` is the session's own release time. */
export const RELEASES = ['AFTER_HAND_IN', 'AFTER_CLOSE', 'AT', 'NEVER'] as const;
export type Release = (typeof RELEASES)[number];

/**
 * What an incomplete or partly wrong set earns. `ALL_OR_NOTHING`: only the exact set. `HALF_WHEN_INCOMPLETE`: half when
 * some right options are missing and none is wrong. `BY_OPTION`: that share of the right options, nothing once one is wrong.
 */
export const MULTIPLE_SCORINGS = ['ALL_OR_NOTHING', 'HALF_WHEN_INCOMPLETE', 'BY_OPTION'] as const;
export type MultipleScoring = (typeof MULTIPLE_SCORINGS)[number];

/** Who lets a running sitting move to another device: the person, or an invigilator of the session. */
export const DEVICE_MOVES = ['OWNER', 'INVIGILATOR'] as const;
export type DeviceMove = (typeof DEVICE_MOVES)[number];

const days = z.number().int().min(0).max(3660);
const points = z.number().min(0).max(100);
const line = z.string().trim().min(1).max(400);

/** A part of the paper with a score of its own: some topics, and the share of their points that must be reached. */
const policySection = z.object({
  code: z.string().trim().min(1).max(20),
  title: z.string().trim().min(1).max(60),
  titleEn: z.string().trim().min(1).max(120),
  topics: z.array(z.string().min(1)).min(1),
  /** per cent of the part's points; null asks for nothing */
  minimumPercent: z.number().min(0).max(100).nullable(),
});
export type PolicySection = z.infer<typeof policySection>;

const fields = z.object({
  /** minutes of working time */
  minutes: z.number().int().min(1).max(600),
  /** points that are enough */
  passMark: z.number().min(0).max(1000),
  /** points for one question of each type */
  points: z.object({ SINGLE: points, TRUE_FALSE: points, MULTIPLE: points }),
  /** how many of each type from each topic */
  blueprint: z.array(blueprintCell).min(1).max(300),
  /** parts with their own score; empty where the total alone counts */
  sections: z.array(policySection).max(20),
  multipleScoring: z.enum(MULTIPLE_SCORINGS),
  /** order of questions within their type, and of options within a question (never of true and false) */
  shuffleQuestions: z.boolean(),
  shuffleOptions: z.boolean(),

  /** retakes after a first failure, and within how many days of it; afterwards the cooling period runs */
  retakes: z.number().int().min(0).max(10),
  retakeWithinDays: days,
  coolingDays: days,
  /** how long a pass holds, in months; null for ever */
  validityMonths: z.number().int().min(1).max(240).nullable(),

  /** from this age on the test is open book; null when it never is */
  openBookFromAge: z.number().int().min(18).max(100).nullable(),
  openBook: z.boolean(),

  /** minutes a sitting may run past the close of its session */
  overrunMinutes: z.number().int().min(0).max(600),
  /** seconds within which answers given before the deadline may still arrive */
  lateAnswerGraceSeconds: z.number().int().min(0).max(3600),
  deviceMove: z.enum(DEVICE_MOVES),
  /** only people whom an invigilator has signed in may start */
  signInFirst: z.boolean(),

  /** when the score and verdict are shown, and when each question's key, reason and clause are */
  scoreRelease: z.enum(RELEASES),
  explanationRelease: z.enum(RELEASES),
  /** working days in which a person may ask for a review */
  appealWorkingDays: z.number().int().min(0).max(60),
  /** practice papers from the practice pool of the same bank */
  practiceAllowed: z.boolean(),
  /** kinds of exemption that the authority's measures know; for one of these somebody can be exempted */
  waiverKinds: z.array(z.string().trim().min(1).max(60)).max(20),

  /** what a person reads and agrees to before starting; one sentence a line */
  rules: z.array(line).min(1).max(30),
  rulesEn: z.array(line).min(1).max(30),
  confirmText: line,
  confirmTextEn: line,
});

/** Every number of a test (`rules` §2.4). Messages are catalogue keys. */
export const policySettings = fields.superRefine((value, context) => {
  const shape = paperShape(value);
  const refuse = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if (shape.questions === 0) refuse('blueprint', 'blueprintEmpty');
  if (value.passMark > shape.points) refuse('passMark', 'passMarkAbovePoints');
  const cells = value.blueprint.map(cellKey);
  if (new Set(cells).size !== cells.length) refuse('blueprint', 'blueprintCellTwice');
  if (value.sections.length > 0) {
    const covered = value.sections.flatMap((section) => section.topics);
    if (new Set(covered).size !== covered.length) refuse('sections', 'sectionTopicTwice');
    const missing = value.blueprint.some((cell) => cell.count > 0 && !covered.includes(cell.topic));
    if (missing) refuse('sections', 'sectionTopicMissing');
  }
});
export type PolicySettings = z.infer<typeof policySettings>;

/** How large a paper by these settings is. */
export type PaperShape = {
  questions: number;
  points: number;
  byType: Record<QuestionType, { questions: number; points: number }>;
};

/** Counts and points that the blueprint adds up to. */
export function paperShape(settings: Pick<PolicySettings, 'blueprint' | 'points'>): PaperShape {
  const byType = Object.fromEntries(
    QUESTION_TYPES.map((type) => {
      const questions = settings.blueprint
        .filter((cell) => cell.type === type)
        .reduce((sum, cell) => sum + cell.count, 0);
      return [type, { questions, points: questions * settings.points[type] }];
    }),
  ) as PaperShape['byType'];
  const all = Object.values(byType);
  return {
    questions: all.reduce((sum, type) => sum + type.questions, 0),
    points: all.reduce((sum, type) => sum + type.points, 0),
    byType,
  };
}

/** Points that a part is worth, and those that must be reached in it (null: none), to two decimals. */
export function sectionMark(
  settings: Pick<PolicySettings, 'blueprint' | 'points'>,
  section: PolicySection,
): { points: number; minimum: number | null } {
  const worth = settings.blueprint
    .filter((cell) => section.topics.includes(cell.topic))
    .reduce((sum, cell) => sum + cell.count * settings.points[cell.type], 0);
  return {
    points: worth,
    minimum: section.minimumPercent === null ? null : Math.round(worth * section.minimumPercent) / 100,
  };
}
