import { z } from 'zod';
import { saveAnswers } from '~/exams/commands/save-answers.server.ts';
import { answerPost } from '~/exams/rules/answer-post.ts';
import { NotFound } from '~/identity/rules/actor.ts';
import type { Endpoint } from './endpoint.ts';

const id = z.uuid();

/**
 * `POST /api/sittings/:attemptId/answers`. 200 acknowledges with the database's time: every posted step is committed
 * (`kept`: put aside for an officer). 409 says why not; the device keeps what it has.
 */
export const saveAnswersEndpoint: Endpoint = {
  id: 'api-answers',
  method: 'post',
  limit: 64 * 1024,
  async handle({ params, body, context }) {
    const attemptId = id.safeParse(params['attemptId']);
    const post = answerPost.safeParse(body);
    if (!context.viewer) return { status: 401, body: { ok: false, reason: 'signed-out' } };
    if (!attemptId.success) return { status: 404, body: { ok: false, reason: 'not-found' } };
    if (!post.success) return { status: 422, body: { ok: false, reason: 'malformed' } };
    try {
      const saved = await saveAnswers(context.viewer.actor, attemptId.data, context.deviceKey, post.data);
      return saved.ok
        ? { status: 200, body: { ok: true, savedAt: saved.savedAt.getTime(), kept: saved.kept } }
        : { status: 409, body: saved };
    } catch (fault) {
      if (fault instanceof NotFound) return { status: 404, body: { ok: false, reason: 'not-found' } };
      throw fault;
    }
  },
};
