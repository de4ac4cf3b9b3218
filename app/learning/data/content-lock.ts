import { dedicatedConnection } from '~/platform/db.ts';

/**
 * One publisher at a time, among all processes: the next waits, then finds nothing left to change. Held by a connection
 * of its own, because compiling takes longer than a transaction should.
 */
export async function withContentLock<T>(work: () => Promise<T>): Promise<T> {
  const connection = await dedicatedConnection();
  try {
    await connection.query(`SELECT pg_advisory_lock(hashtextextended('load-courses', 0))`);
    return await work();
  } finally {
    await connection.end();
  }
}
