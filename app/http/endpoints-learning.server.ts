import { z } from 'zod';
import { answerSelfCheck } from '~/learning/commands/answer-self-check.server.ts';
import { recordReading } from '~/learning/commands/record-reading.server.ts';
import type { Endpoint } from './endpoints.server.ts';

const report = z.strictObject({
  position: z.number().min(0).max(1000),
  furthest: z.number().min(0).max(1000),
  seconds: z.number().min(0).max(3600),
});
const answer = z.strictObject({ check: z.string().max(60), choices: z.array(z.string().max(8)).min(1).max(8) });

const signedOut = { status: 401, body: { ok: false, reason: 'signed-out' } };
const unreadable = { status: 400, body: { ok: false, reason: 'unreadable' } };
const answered = (result: { ok: boolean }) => ({ status: result.ok ? 200 : 404, body: result });

/** What the islands of a lesson send: where the reader is, and what they answered. Sent by beacon, so answered briefly. */
export const learningEndpoints: readonly Endpoint[] = [
  {
    id: 'lesson-progress',
    method: 'post',
    limit: 1_000,
    async handle({ params, body, context: { viewer, now } }) {
      if (!viewer) return signedOut;
      const lessonId = z.uuid().safeParse(params['lessonId']);
      const read = report.safeParse(body);
      if (!lessonId.success || !read.success) return unreadable;
      return answered(await recordReading(viewer.actor, lessonId.data, read.data, now));
    },
  },
  {
    id: 'self-check-answer',
    method: 'post',
    limit: 1_000,
    async handle({ params, body, context: { viewer, now } }) {
      if (!viewer) return signedOut;
      const lessonId = z.uuid().safeParse(params['lessonId']);
      const read = answer.safeParse(body);
      if (!lessonId.success || !read.success) return unreadable;
      return answered(await answerSelfCheck(viewer.actor, lessonId.data, read.data.check, read.data.choices, now));
    },
  },
];
