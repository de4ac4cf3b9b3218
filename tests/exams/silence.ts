import { sql } from '~/platform/db.ts';

/** As if the last sign of life had been so long ago, and these sittings had begun well before and end so soon. */
export async function silence(seconds: number, ids: string[], deadlineIn: number): Promise<void> {
  // At once: programs that run beside the test see both or neither.
  await sql.query(
    `WITH heard AS (
       INSERT INTO service_heartbeat (name, beat_at) VALUES ('web', now() - make_interval(secs => $1))
       ON CONFLICT (name) DO UPDATE SET beat_at = EXCLUDED.beat_at)
     UPDATE attempt SET deadline_at = now() + make_interval(secs => $2) WHERE id = ANY($3::uuid[])`,
    [seconds, deadlineIn, ids],
  );
}
/** From here on nothing is taken for silent, however slow the machine is. */
export async function stayHeard(): Promise<void> {
  await sql.query(
    `INSERT INTO service_heartbeat (name, beat_at) VALUES ('web', now() + interval '1 day')
     ON CONFLICT (name) DO UPDATE SET beat_at = EXCLUDED.beat_at`,
  );
}
/** A sitting that began before the silence: the row is made anew, because a start never changes. */
export async function beganBefore(id: string, seconds: number): Promise<void> {
  const rows = await sql.query<{ row: object }>(`SELECT to_jsonb(a) AS row FROM attempt a WHERE id = $1::uuid`, [id]);
  await sql.query(`DELETE FROM attempt WHERE id = $1::uuid`, [id]);
  await sql.query(
    `INSERT INTO attempt SELECT * FROM jsonb_populate_record(NULL::attempt,
       $1::jsonb || jsonb_build_object('started_at', now() - make_interval(secs => $2)))`,
    [JSON.stringify(rows[0]?.row), seconds],
  );
}

/** Nobody sits and nothing was ever silent: for the start of a test. */
export async function forgetOutages(): Promise<void> {
  await sql.query(`UPDATE attempt SET status = 'VOID' WHERE status = 'RUNNING'`);
  await sql.query(`DELETE FROM service_outage`);
  await sql.query(`DELETE FROM service_heartbeat`);
}
