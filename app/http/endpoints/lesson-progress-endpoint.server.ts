import { z } from 'zod';
import { recordReading } from '~/learning/commands/record-reading.server.ts';
import type { Endpoint } from './endpoint.ts';

const report = z.strictObject({
  position: z.number().min(0).max(1000),
  furthest: z.number().min(0).max(1000),
  seconds: z.number().min(0).max(3600),
});

/** Where a reader is in a lesson; sent now and then, and by beacon when the page is left. */
export const lessonProgressEndpoint: Endpoint = {
  id: 'lesson-progress',
  method: 'post',
  limit: 1_000,
  async handle({ params, body, context: { viewer, now } }) {
    if (!viewer) return { status: 401, body: { ok: false, reason: 'signed-out' } };
    const lessonId = z.uuid().safeParse(params['lessonId']);
    const read = report.safeParse(body);
    if (!lessonId.success || !read.success) return { status: 400, body: { ok: false, reason: 'unreadable' } };
    const result = await recordReading(viewer.actor, lessonId.data, read.data, now);
    return { status: result.ok ? 200 : 404, body: result };
  },
};
