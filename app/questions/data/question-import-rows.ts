import type { Database, Sql, Transaction } from '~/platform/db.ts';

export const topicCodes = async (on: Database): Promise<string[]> =>
  (await on.prisma.topic.findMany({ select: { code: true }, orderBy: { ordinal: 'asc' } })).map(({ code }) => code);

/** Which of these were neither revised nor reviewed since they were written. */
export const unusedQuestions = async (tx: Sql, ids: readonly string[]): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `SELECT q.id::text FROM question q JOIN question_version v ON v.question_id = q.id
       WHERE q.id = ANY($1::uuid[]) AND q.current_version_id IS NULL
       GROUP BY q.id HAVING count(*) = 1 AND count(v.reviewed_at) = 0`,
      [ids],
    )
  ).map(({ id }) => id);

export async function deleteQuestions(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.prisma.question.deleteMany({ where: { id: { in: [...ids] } } });
}
