import { sqlRead } from '~/platform/db.ts';
import type { Difficulty, QuestionPool, QuestionType } from '../rules/question-types.ts';

export type Cell = { topicCode: string; type: QuestionType; pool: QuestionPool; questions: number };

/** How many released questions each topic × type × pool of these banks holds; empty cells are left out. */
export const liveCells = async (bankIds: readonly string[]): Promise<Cell[]> =>
  sqlRead.query<Cell>(
    `SELECT topic_code AS "topicCode", type::text AS type, pool::text AS pool, count(*)::int AS questions
     FROM question WHERE bank_id = ANY($1::uuid[]) AND status = 'RELEASED' AND current_version_id IS NOT NULL
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [bankIds],
  );

export type DrawableQuestion = {
  questionId: string;
  versionId: string;
  topicCode: string;
  type: QuestionType;
  difficulty: Difficulty;
};

/** What a paper may be drawn from: the version in force of every released question of a pool, in the order of its ids. */
export const drawableQuestions = async (bankIds: readonly string[], pool: QuestionPool): Promise<DrawableQuestion[]> =>
  sqlRead.query<DrawableQuestion>(
    `SELECT q.id::text AS "questionId", v.id::text AS "versionId", q.topic_code AS "topicCode", q.type::text AS type,
            v.difficulty::text AS difficulty
     FROM question q JOIN question_version v ON v.id = q.current_version_id
     WHERE q.bank_id = ANY($1::uuid[]) AND q.status = 'RELEASED' AND q.pool = $2::question_pool ORDER BY q.id`,
    [bankIds, pool],
  );
