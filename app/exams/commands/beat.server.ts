import { audit, SYSTEM } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { logger } from '~/platform/logger.ts';
import { beat, countHit, giveBackPractice, insertOutage } from '../data/outage-rows.ts';
import { OUTAGE_AFTER_SECONDS } from '../rules/attempt-clock.ts';

/**
 * One sign of life of the web servers. The first after a silence of more than fifteen seconds records an outage, if
 * anybody was sitting: until an officer decides, nobody whom it hit is handed in. Practice papers get their time back
 * without asking.
 *
 * @returns the outage that this call recorded
 */
export async function beatOnce(silentSeconds = OUTAGE_AFTER_SECONDS): Promise<string | null> {
  return inSqlTransaction(async (tx) => {
    const silence = await beat(tx, silentSeconds);
    if (!silence) return null;
    await giveBackPractice(tx, silence);
    const affected = await countHit(tx, silence);
    if (affected === 0) return null;
    const id = newId();
    if (!(await insertOutage(tx, { id, ...silence, affected }))) return null;
    await audit(tx, SYSTEM, {
      action: 'outage.record',
      subjectType: 'service_outage',
      subjectId: id,
      detail: { affected, seconds: Math.round((silence.to.getTime() - silence.from.getTime()) / 1_000) },
    });
    return id;
  });
}

/** Beats every second while this process serves pages. @returns a function that stops it */
export function startBeating(everyMs = 1_000): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const round = async (): Promise<void> => {
    const outage = await beatOnce().catch((error: unknown) => {
      logger.warn({ err: error }, 'heartbeat');
      return null;
    });
    if (outage) logger.warn({ outage }, 'the service was away while people were sitting');
    if (!stopped) timer = setTimeout(() => void round(), everyMs).unref();
  };
  void round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
