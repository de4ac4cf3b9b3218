import { audit, SYSTEM } from '~/platform/audit.ts';
import { sql } from '~/platform/db.ts';
import type { Actor } from '../rules/actor.ts';

/** Leaves a trace of somebody who asked for what is not theirs. */
export async function recordRefusal(actor: Actor | null, permission: string, path: string): Promise<void> {
  await audit(sql, actor ?? SYSTEM, { action: 'access.refuse', result: 'refused', detail: { permission, path } });
}
