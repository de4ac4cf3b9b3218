import { sql } from '~/platform/db.ts';
import { describeRoot } from '../data/organization-rows.ts';

/** Describes the root of an authority as a work committee until somebody says otherwise; what is described stays. */
export const describeAuthority = async (rootId: string): Promise<void> => describeRoot(sql, rootId);
