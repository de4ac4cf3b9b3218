import type { Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertNotification } from '../data/notification-rows.ts';

/**
 * Leaves a message for one person, in the transaction of what it tells of.
 *
 * @param kind key of the sentence in the catalogue of notices
 * @param params what fills its placeholders; no personal value of somebody else
 * @param link a path inside the site
 */
export const notify = (
  tx: Sql,
  accountId: string,
  kind: string,
  params: Record<string, string | number>,
  link: string | null = null,
): Promise<void> => insertNotification(tx, { id: newId(), accountId, kind, params, link });
