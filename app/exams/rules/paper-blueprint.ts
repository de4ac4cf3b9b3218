import { z } from 'zod';

/** Types a paper may draw: those whose marking needs no judgement. */
export const QUESTION_TYPES = ['SINGLE', 'TRUE_FALSE', 'MULTIPLE'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** How many questions of one type are drawn from one topic. */
export const blueprintCell = z.object({
  topic: z.string().min(1).max(20),
  type: z.enum(QUESTION_TYPES),
  count: z.number().int().min(0).max(200),
});
export type BlueprintCell = z.infer<typeof blueprintCell>;

/** A cell's name, such as `T01 SINGLE`: the key by which draws, pools and shortages are told. */
export const cellKey = (cell: { topic: string; type: QuestionType }): string => `${cell.topic} ${cell.type}`;

const TOPICS = ['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09', 'T10', 'T11', 'T12'] as const;

/** Cells from three rows of counts over the twelve topics, in topic order; a count of nought makes no cell. */
export function cellsOf(counts: Record<QuestionType, readonly number[]>): BlueprintCell[] {
  return QUESTION_TYPES.flatMap((type) =>
    TOPICS.map((topic, index) => ({ topic, type, count: counts[type][index] ?? 0 })).filter(({ count }) => count > 0),
  );
}
