import { audit, SYSTEM } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { logger } from '~/platform/logger.ts';
import type { Actor } from '../rules/actor.ts';

/** What was asked for; `route` is the id in the route table, under which the addresses of many rows are one. */
export type Refused = { readonly permission: string; readonly path: string; readonly route: string };

/** Within so long the same person's further refusals on a route are one entry. */
const GATHERED_MS = 60_000;
/** How many of the addresses that entry names. */
const MOST_PATHS = 8;

type Gathered = {
  readonly actor: Actor | null;
  readonly refused: Refused;
  readonly since: number;
  more: number;
  readonly paths: Set<string>;
};
const gathering = new Map<string, Gathered>();

/**
 * Leaves a trace of somebody who asked for what is not theirs: the first time at once, and what follows within a minute
 * as one further entry that counts it, so that asking in a loop does not fill the journal.
 */
export async function recordRefusal(actor: Actor | null, refused: Refused, at: Date = now()): Promise<void> {
  const key = [actor?.accountId, refused.route, refused.permission].join(' ');
  const known = gathering.get(key);
  if (known && at.getTime() - known.since < GATHERED_MS) {
    known.more += 1;
    if (known.paths.size < MOST_PATHS) known.paths.add(refused.path);
    return;
  }
  const gathered: Gathered = { actor, refused, since: at.getTime(), more: 0, paths: new Set() };
  gathering.set(key, gathered);
  try {
    if (known) await enterMore(known);
    await audit(sql, actor ?? SYSTEM, { ...entry, detail: { permission: refused.permission, path: refused.path } });
  } catch (fault) {
    if (gathering.get(key) === gathered) gathering.delete(key);
    throw fault;
  }
  setTimeout(() => {
    if (gathering.get(key) === gathered) gathering.delete(key);
    enterMore(gathered).catch((error: unknown) => logger.error({ err: error }, 'refusals could not be counted'));
  }, GATHERED_MS).unref();
}

/** Enters what is still being counted; for a server that stops. */
export async function enterRefusalsCounted(): Promise<void> {
  const counted = [...gathering.values()];
  gathering.clear();
  for (const gathered of counted) await enterMore(gathered);
}

const entry = { action: 'access.refuse', result: 'refused' } as const;

async function enterMore(gathered: Gathered): Promise<void> {
  const { actor, refused, more, paths } = gathered;
  if (more === 0) return;
  gathered.more = 0;
  const { permission, path } = refused;
  await audit(sql, actor ?? SYSTEM, { ...entry, detail: { permission, path, more, paths: [...paths] } });
}
