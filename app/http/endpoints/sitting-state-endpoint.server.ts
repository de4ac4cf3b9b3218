import { z } from 'zod';
import { noteSeen } from '~/exams/commands/note-seen.server.ts';
import { sittingState } from '~/exams/queries/sitting-state.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';
import type { Endpoint } from './endpoint.ts';

const id = z.uuid();

/** `GET /api/sittings/:attemptId/state`: how a person's own sitting stands; a device that asks counts as present. */
export const sittingStateEndpoint: Endpoint = {
  id: 'api-sitting-state',
  method: 'get',
  limit: 1024,
  async handle({ params, context }) {
    const attemptId = id.safeParse(params['attemptId']);
    if (!context.viewer) return { status: 401, body: { ok: false, reason: 'signed-out' } };
    if (!attemptId.success) return { status: 404, body: { ok: false, reason: 'not-found' } };
    try {
      const state = await sittingState(context.viewer.actor, attemptId.data, context.deviceKey);
      if (state.writer && state.status === 'RUNNING') noteSeen(attemptId.data);
      return { status: 200, body: state };
    } catch (fault) {
      if (fault instanceof NotFound) return { status: 404, body: { ok: false, reason: 'not-found' } };
      throw fault;
    }
  },
};
