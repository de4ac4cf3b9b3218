import { recordRefusal } from '~/identity/commands/record-refusal.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { routeEntryFor } from './route-table.ts';

/** Leaves a trace of somebody who asked for what is not theirs, by the address at which they did. */
export const recordTrespass = (actor: Actor | null, permission: string, path: string): Promise<void> =>
  recordRefusal(actor, { permission, path, route: routeEntryFor(path)?.id ?? 'none' });
