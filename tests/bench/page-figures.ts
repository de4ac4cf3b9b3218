import { createClient, forSeconds } from './http-client.ts';
import { routeAddress } from './route-address.ts';
import { perSecond, tell, type Stage } from './stage.ts';
import { bareNode } from './yardsticks.ts';

const LANES = 16;
const PAGES = [
  { what: 'Lesson pages', path: routeAddress('lesson', { courseCode: 'c2', lessonCode: '1.1' }), limit: 1000 },
  // Drawn anew for each person from four queries; Moodle's text page is the measure.
  { what: 'Test lists', path: routeAddress('tests'), limit: 41 },
];

/** Pages a second, beside a bare Node server that sends the same bytes. */
export async function pageFigures(stage: Stage): Promise<void> {
  const reader = stage.people.pop();
  if (!reader) throw new Error('nobody is left to read');
  for (const { what, path, limit } of PAGES) {
    const client = createClient(stage.url, LANES);
    const bytes = Buffer.byteLength((await client.get(path, reader.cookie)).body);
    const ran = await stage.counted(() =>
      forSeconds(LANES, stage.seconds, async () => (await client.get(path, reader.cookie)).status === 200),
    );
    client.close();
    const bare = await bareNode(bytes, LANES, stage.seconds);
    const share = `${((perSecond(ran) / bare) * 100).toFixed(0)}% of a bare Node server that sends the same ${bytes} bytes (${Math.round(bare)} a second)`;
    tell(what, perSecond(ran), 'a second', limit, share, ran.cost);
  }
}
