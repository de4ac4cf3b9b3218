import { saveAnswers } from '~/exams/commands/save-answers.server.ts';
import { sql } from '~/platform/db.ts';
import { createClient, forSeconds } from './http-client.ts';
import { routeAddress } from './route-address.ts';
import { startOnly } from './sitting-journey.ts';
import { perSecond, tell, type Stage } from './stage.ts';
import { rawUpserts } from './yardsticks.ts';

const LANES = 16;
/** Sittings that each lane takes in turn: a minute's saves are more than one sitting's journal holds. */
const EACH = 8;
const QUESTIONS = 30;

/**
 * Answer saves a second: the command (lock, guard, journal, commit) beside a raw prepared upsert by the same driver at
 * the same concurrency, and the same saves as requests, with everything that the web server does around them.
 */
export async function saveFigures(stage: Stage): Promise<void> {
  const savers = stage.people.splice(-LANES * EACH);
  const client = createClient(stage.url, LANES);
  const sittings = await Promise.all(
    savers.map(async (saver) => ({
      cookie: saver.cookie,
      attemptId: await startOnly(client, saver, stage.sessionId),
      seq: 0,
    })),
  );
  const turns = Array.from({ length: LANES }, () => 0);
  const placeFor = (lane: number): number => {
    const turn = turns[lane] ?? 0;
    turns[lane] = turn + 1;
    return lane * EACH + (turn % EACH);
  };
  const eventFor = (sitting: { seq: number }): { seq: number; slot: number; choice: string; at: number } => {
    sitting.seq += 1;
    return {
      seq: sitting.seq,
      slot: (sitting.seq % QUESTIONS) + 1,
      choice: 'ABCD'[sitting.seq % 4] ?? 'A',
      at: Date.now(),
    };
  };

  const requests = await stage.counted(() =>
    forSeconds(LANES, stage.seconds, async (lane) => {
      const sitting = sittings[placeFor(lane)] as (typeof sittings)[number];
      const event = eventFor(sitting);
      const answer = await client.json(routeAddress('api-answers', { attemptId: sitting.attemptId }), sitting.cookie, {
        epoch: 1,
        sentAt: event.at,
        events: [event],
      });
      if (answer.status !== 200) throw new Error(`a save was answered with ${answer.status}: ${answer.body}`);
      return true;
    }),
  );
  client.close();

  const writers = await Promise.all(sittings.map(({ attemptId }) => writerOf(attemptId)));
  const commands = await stage.counted(() =>
    forSeconds(LANES, stage.seconds, async (lane) => {
      const place = placeFor(lane);
      const event = eventFor(sittings[place] as (typeof sittings)[number]);
      const { actor, attemptId, token } = writers[place] as (typeof writers)[number];
      const saved = await saveAnswers(actor, attemptId, token, { epoch: 1, sentAt: event.at, events: [event] });
      if (!saved.ok) throw new Error(`a save was refused: ${saved.reason}`);
      return true;
    }),
  );
  const raw = await rawUpserts(LANES, stage.seconds);
  tell(
    'Answer saves',
    perSecond(commands),
    'a second',
    raw / 2,
    `half of ${Math.round(raw)} raw upserts; ${commands.cost}`,
  );
  tell('Answer saves over HTTP', perSecond(requests), 'a second', raw / 2, requests.cost);
}

async function writerOf(attemptId: string): Promise<{
  attemptId: string;
  token: string;
  actor: Parameters<typeof saveAnswers>[0];
}> {
  const [row] = await sql.query<{ token: string; accountId: string; rootId: string; cadreId: string }>(
    `SELECT writer_token AS token, account_id::text AS "accountId", root_id::text AS "rootId", cadre_id::text AS "cadreId"
     FROM attempt WHERE id = $1::uuid`,
    [attemptId],
  );
  if (!row) throw new Error('the sitting is not there');
  const { token, ...person } = row;
  return { attemptId, token, actor: { ...person, displayName: '测速', grants: [], requestId: null } };
}
