import { audit, SYSTEM } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { describeRoot } from '../data/organization-rows.ts';

/** Describes the root of an authority as a work committee until somebody says otherwise; what is described stays. */
export async function describeAuthority(rootId: string): Promise<void> {
  await inSqlTransaction(async (tx) => {
    if (!(await describeRoot(tx, rootId))) return;
    await audit(
      tx,
      { ...SYSTEM, rootId },
      {
        action: 'organization.change',
        subjectType: 'organization',
        subjectId: rootId,
        organizationId: rootId,
        detail: { type: 'WORK_COMMITTEE' },
      },
    );
  });
}
