import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '../exam-world.ts';
import type { TestAccount, World } from '../world.ts';
import type { ProbeWorld, RouteProbe } from './probe.ts';

type Sitting = { who: TestAccount; sessionId: string; attemptId: string; /** one that is marked */ markedId: string };
const made = new WeakMap<World, Promise<Record<'unitA' | 'unitB', Sitting>>>();

/** A marked and a running sitting of the walk's own cadre of each unit, made once for a walk. */
export function sittings(world: ProbeWorld): Promise<Record<'unitA' | 'unitB', Sitting>> {
  const known = made.get(world);
  if (known) return known;
  const making = make(world);
  made.set(world, making);
  return making;
}

async function make(world: ProbeWorld): Promise<Record<'unitA' | 'unitB', Sitting>> {
  const exam = await createExamWorld(undefined, world);
  return { unitA: await begin(exam, 'unitA'), unitB: await begin(exam, 'unitB') };
}

/** On which these sittings began: who comes without its mark sits elsewhere. */
export const DEVICE = { key: 'probe', label: 'Probe' };

async function begin(exam: ExamWorld, unit: 'unitA' | 'unitB'): Promise<Sitting> {
  const who = exam.as('CADRE', unit);
  const start = async (session: TestSession): Promise<string> => {
    await exam.register(session, who);
    const started = await startAttempt(who.actor, session.id, DEVICE);
    if (!started.ok) throw new Error(started.reason);
    return started.attemptId;
  };
  const markedId = await start(await exam.session({ explanationRelease: 'AFTER_HAND_IN' }));
  await submitAttempt(who.actor, markedId, DEVICE.key);
  await gradeAttempt(markedId);
  const session = await exam.session();
  return { who, sessionId: session.id, attemptId: await start(session), markedId };
}

const own = (path: (sitting: Sitting) => string): RouteProbe => ({
  inside: async (world) => path((await sittings(world)).unitA),
  outside: async (world) => path((await sittings(world)).unitB),
});

const answer = { epoch: 1, sentAt: 1, events: [{ seq: 1, slot: 1, choice: 'A', at: 1 }] };

/** A candidate's pages show each person only their own sitting: that of unit B's cadre is not there for unit A's. */
export const sittingProbes: Record<string, RouteProbe> = {
  tests: { inside: () => '/tests' },
  test: {
    ...own(({ sessionId }) => `/tests/${sessionId}`),
    // Whose name was taken off the list while the page stood open is told so.
    actions: { '': { form: { confirm: 'on' }, passesOver: true } },
  },
  sitting: {
    ...own(({ attemptId }) => `/sittings/${attemptId}`),
    actions: { '': { form: { slot: '1', choice: 'A' } }, move: {}, 'hand-in': {} },
  },
  'sitting-result': {
    ...own(({ markedId }) => `/sittings/${markedId}/result`),
    actions: { '': { form: { reason: '第三题的答案有误。' } } },
  },
  practice: { inside: () => '/practice', actions: { '': { form: { size: 'short' } } } },
  try: { inside: () => '/try' },
  'api-answers': {
    inside: async (world) => ({
      path: `/api/sittings/${(await sittings(world)).unitA.attemptId}/answers`,
      method: 'POST',
      json: answer,
    }),
    outside: async (world) => ({
      path: `/api/sittings/${(await sittings(world)).unitB.attemptId}/answers`,
      method: 'POST',
      json: answer,
    }),
    // The walk's browser is not the device on which the sitting began.
    letIn: [200, 409],
    actions: { '': { notEntered: 'saved answers are a journal of their own' } },
  },
  'api-sitting-state': own(({ attemptId }) => `/api/sittings/${attemptId}/state`),
};
