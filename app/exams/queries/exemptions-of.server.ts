import { sqlRead } from '~/platform/db.ts';
import { exemptionRowsOf } from '../data/exemption-list.ts';
import { exemptionState, type PersonExemption } from '../rules/exemption.ts';

/** The exemptions of a person, the latest first, as they stand on a day. Who may see them is for the caller to ask. */
export async function exemptionsOf(cadreId: string, day: string): Promise<PersonExemption[]> {
  const rows = await exemptionRowsOf(sqlRead, cadreId);
  return rows.map((row) => ({
    ...row,
    state: exemptionState({ from: row.validFrom, until: row.validUntil }, row.withdrawnAt !== null, day),
  }));
}
