import { sqlRead } from '~/platform/db.ts';
import { listRealAuthorities } from '../data/setting-rows.ts';

/** The authorities of this installation that are not a demonstration. For who works on the machine itself. */
export const realAuthorities = async (): Promise<{ id: string; name: string; code: string }[]> =>
  listRealAuthorities(sqlRead);
