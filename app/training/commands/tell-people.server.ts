import { notify } from '~/operations/commands/notify.server.ts';
import type { Sql } from '~/platform/db.ts';
import { accountsOf } from '../data/enrolment-rows.ts';

/** Leaves a message about a class for those of the people who have an account. @param link where it leads; home unless said */
export async function tellPeople(
  tx: Sql,
  cadreIds: readonly string[],
  kind: string,
  params: Record<string, string | number>,
  link = '/',
): Promise<void> {
  for (const accountId of await accountsOf(tx, cadreIds)) await notify(tx, accountId, kind, params, link);
}
