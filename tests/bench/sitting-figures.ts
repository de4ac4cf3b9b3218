import { createClient, forSeconds } from './http-client.ts';
import { sitOnce } from './sitting-journey.ts';
import { perSecond, tell, type Stage } from './stage.ts';

/** Finished sittings a minute at 16 and at 64 people, and what the whole stack holds in memory after each. */
export async function sittingFigures(stage: Stage): Promise<void> {
  const { url, seconds, sessionId, people } = stage;
  const oneByOne = createClient(url, 1);
  for (let at = 0; at < 100; at += 1) await sitOnce(oneByOne, nextOf(people), sessionId);
  oneByOne.close();

  for (const lanes of [16, 64]) {
    const client = createClient(url, lanes);
    const ran = await stage.counted(() =>
      forSeconds(lanes, seconds, async () => {
        await sitOnce(client, nextOf(people), sessionId);
        return true;
      }),
    );
    tell(`Finished sittings, ${lanes} people at once`, perSecond(ran) * 60, 'a minute', 2000, ran.cost);
    const parts = stage.memory();
    tell(
      'Memory after it, less is better',
      parts.reduce((sum, { mebibytes }) => sum + mebibytes, 0),
      'MiB',
      460,
      parts.map(({ name, mebibytes }) => `${name} ${Math.round(mebibytes)}`).join(', '),
    );
    client.close();
  }
}

function nextOf<T>(people: T[]): T {
  const person = people.pop();
  if (!person) throw new Error('there are not enough people for so many sittings: --people 20000');
  return person;
}
