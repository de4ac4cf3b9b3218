import type { Database } from '~/platform/db.ts';

export type TopicTitle = { title: string; titleEn: string };

/** How the topics of the question bank are called, by code. */
export async function topicTitles(on: Database): Promise<Record<string, TopicTitle>> {
  const rows = await on.prisma.topic.findMany();
  return Object.fromEntries(rows.map(({ code, title, titleEn }) => [code, { title, titleEn }]));
}
