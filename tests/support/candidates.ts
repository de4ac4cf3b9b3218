import { setTimeout as pause } from 'node:timers/promises';
import { DEVICE_COOKIE, newDeviceKey, signValue } from '~/http/cookies.server.ts';
import { createClient } from '../bench/http-client.ts';
import { sessionCookieFor } from './sign-in.ts';

export type Step = { seq: number; slot: number; choice: string };
export type Candidate = {
  cookie: string;
  attemptId: string;
  /** every step whose arrival the server has acknowledged, in their order */
  acknowledged: Step[];
};

export type Answering = {
  /** @throws what an answer was refused with */
  check(): void;
  /** Lets everybody have the last answer acknowledged. */
  stop(): Promise<void>;
};

/** How long a person reads before the next answer, and a device waits before it sends again. */
const READS_MS = 200;

/** Signs people in and lets each begin the sitting, over HTTP. */
export async function seatCandidates(
  origin: string,
  sessionId: string,
  people: readonly { accountId: string }[],
): Promise<Candidate[]> {
  const client = createClient(origin, people.length);
  const seated = await Promise.all(
    people.map(async ({ accountId }) => {
      const device = `${DEVICE_COOKIE}=${signValue(DEVICE_COOKIE, newDeviceKey())}`;
      const cookie = `${await sessionCookieFor(accountId)}; ${device}`;
      const { status, location } = await client.form(`/tests/${sessionId}`, cookie, { confirm: 'on' });
      const attemptId = location?.split('/sittings/')[1];
      if (!attemptId) throw new Error(`the start was answered with ${status} ${location}`);
      return { cookie, attemptId, acknowledged: [] };
    }),
  );
  client.close();
  return seated;
}

/**
 * Lets everybody answer again and again until `stop`. As on a person's device, a step that was not acknowledged is sent
 * again with its number until it is.
 *
 * @param choose the letter for a step
 */
export function letAnswer(
  origin: string,
  candidates: readonly Candidate[],
  slots: number,
  choose: (who: number, seq: number, slot: number) => string,
): Answering {
  const client = createClient(origin, candidates.length);
  const state = { stopped: false };
  const sit = async (candidate: Candidate, who: number): Promise<void> => {
    for (let seq = 1; !state.stopped; seq += 1) {
      const slot = (seq % slots) + 1;
      const step = { seq, slot, choice: choose(who, seq, slot) };
      const at = Date.now();
      while (!(await send(candidate, step, at))) await pause(READS_MS);
      candidate.acknowledged.push(step);
      await pause(READS_MS);
    }
  };
  /** @returns false when nobody answered or the server was in trouble; any other refusal is a fault of the test's subject */
  const send = async ({ cookie, attemptId }: Candidate, step: Step, at: number): Promise<boolean> => {
    const post = { epoch: 1, sentAt: Date.now(), events: [{ ...step, at }] };
    const answer = await client.json(`/api/sittings/${attemptId}/answers`, cookie, post).catch(() => null);
    if (!answer || answer.status >= 500) return false;
    if (answer.status !== 200 || 'kept' in (JSON.parse(answer.body) as object))
      throw new Error(`answer ${step.seq} was answered with ${answer.status} ${answer.body}`);
    return true;
  };
  const faults: unknown[] = [];
  const all = Promise.all(candidates.map((candidate, who) => sit(candidate, who).catch((fault) => faults.push(fault))));
  const check = (): void => {
    if (faults.length > 0) throw faults[0];
  };
  return {
    check,
    async stop() {
      state.stopped = true;
      await all;
      check();
      client.close();
    },
  };
}

/** Lets people hand in. */
export async function handIn(origin: string, candidates: readonly Candidate[]): Promise<void> {
  const client = createClient(origin, candidates.length);
  await Promise.all(
    candidates.map(async ({ cookie, attemptId }) => {
      const { status, location } = await client.form(`/sittings/${attemptId}`, cookie, { intent: 'hand-in' });
      if (location !== `/sittings/${attemptId}/result`)
        throw new Error(`handing in was answered with ${status} ${location}`);
    }),
  );
  client.close();
}
