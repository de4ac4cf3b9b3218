import type { Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { markRead } from '../data/notification-rows.ts';

/** Marks one of the person's own messages as read; anybody else's stays as it is. */
export const readNotification = async (actor: Actor, id: string): Promise<number> => markRead(sql, actor.accountId, id);
