import type pg from 'pg';
import { dedicatedConnection } from './db.ts';
import { logger } from './logger.ts';

/**
 * Hears PostgreSQL notifications on a channel and keeps hearing them when the connection is lost.
 * A notice can be missed in between, so whoever listens must also look now and then.
 *
 * @returns a function that stops listening
 */
export async function listen(channel: string, onNotice: (payload: string) => void): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.Client | null = null;

  const connect = async (): Promise<void> => {
    if (stopped) return;
    try {
      const made = await dedicatedConnection();
      client = made;
      made.on('notification', (notice) => onNotice(notice.payload ?? ''));
      made.on('error', (error) => logger.warn({ err: error, channel }, 'listening connection'));
      made.on('end', again);
      await made.query(`LISTEN ${channel}`);
    } catch (error) {
      logger.warn({ err: error, channel }, 'cannot listen yet');
      again();
    }
  };
  const again = (): void => {
    client = null;
    if (!stopped) setTimeout(() => void connect(), 1_000).unref();
  };

  await connect();
  return async () => {
    stopped = true;
    await client?.end().catch(() => undefined);
  };
}
