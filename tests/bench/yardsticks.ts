import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { databaseUrl } from '~/platform/db.ts';
import { createClient, forSeconds } from './http-client.ts';

/** Prepared upserts of one small row by the same driver, at so many connections: what the database alone can do. */
export async function rawUpserts(lanes: number, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl(), max: lanes });
  const clients = await Promise.all(Array.from({ length: lanes }, () => pool.connect()));
  let at = 0;
  const { done, seconds: took } = await forSeconds(lanes, seconds, async (lane) => {
    await clients[lane]?.query({
      name: 'upsert',
      text: `INSERT INTO service_heartbeat (name, beat_at) VALUES ($1, clock_timestamp()) ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at`,
      values: [`bench-${lane}-${(at += 1) % 512}`],
    });
    return true;
  });
  // Given back first: the pool has no further connection for the clearing up.
  for (const client of clients) client.release();
  await pool.query(`DELETE FROM service_heartbeat WHERE name LIKE 'bench-%'`);
  await pool.end();
  return done / took;
}

/** A bare Node server that sends the same bytes from a process of its own. */
export async function bareNode(bytes: number, lanes: number, seconds: number): Promise<number> {
  const program = `require('node:http').createServer((q, r) => r.end(Buffer.alloc(${bytes}, 120))).listen(0, '127.0.0.1', function () { process.send(this.address().port) })`;
  const server = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [port] = (await once(server, 'message')) as [number];
  const client = createClient(`http://127.0.0.1:${port}`, lanes);
  const { done, seconds: took } = await forSeconds(lanes, seconds, async () => {
    await client.get('/', '');
    return true;
  });
  client.close();
  server.kill('SIGKILL');
  return done / took;
}
