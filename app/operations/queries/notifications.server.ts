import type { Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { notificationsOf, type NotificationRow } from '../data/notification-rows.ts';

/** The newest messages of the person who asks. */
export const ownNotifications = async (actor: Actor, most = 50): Promise<NotificationRow[]> =>
  notificationsOf(sqlRead, actor.accountId, most);
