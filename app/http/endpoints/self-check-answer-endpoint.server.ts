import { z } from 'zod';
import { answerSelfCheck } from '~/learning/commands/answer-self-check.server.ts';
import type { Endpoint } from './endpoint.ts';

const answer = z.strictObject({ check: z.string().max(60), choices: z.array(z.string().max(8)).min(1).max(8) });

/** What a reader answered to a self-check. */
export const selfCheckAnswerEndpoint: Endpoint = {
  id: 'self-check-answer',
  method: 'post',
  limit: 1_000,
  async handle({ params, body, context: { viewer, now } }) {
    if (!viewer) return { status: 401, body: { ok: false, reason: 'signed-out' } };
    const lessonId = z.uuid().safeParse(params['lessonId']);
    const read = answer.safeParse(body);
    if (!lessonId.success || !read.success) return { status: 400, body: { ok: false, reason: 'unreadable' } };
    const result = await answerSelfCheck(viewer.actor, lessonId.data, read.data.check, read.data.choices, now);
    return { status: result.ok ? 200 : 404, body: result };
  },
};
