import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { authorityOf } from '../data/authority-rows.ts';
import { levelHistory, levelOn, type LevelRow } from '../data/scheme-rows.ts';

/** Level one of the actor's authority: the row in force and all rows in time. */
export async function levelPage(actor: Actor): Promise<{ current: LevelRow | null; history: LevelRow[] }> {
  const authority = await authorityOf(sqlRead, actor.rootId);
  if (!authority) throw new NotFound('authority');
  authorise(actor, 'certification.decide', authority.path);
  const [current, history] = await Promise.all([
    levelOn(sqlRead, actor.rootId, 'L1', today()),
    levelHistory(sqlRead, actor.rootId, 'L1'),
  ]);
  return { current, history };
}
