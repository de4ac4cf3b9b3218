import { audit, SYSTEM } from '~/platform/audit.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { setInstallationSetting } from '../data/installation-setting-rows.ts';
import { ANNOUNCED_ADDRESS } from '../rules/public-address.ts';

/**
 * Says under which address others reach this installation: the setting `PUBLIC_URL`, or what the machine knows of its own
 * network. Never what a request claims. Certificates carry it for good, so that a change is journalled.
 */
export async function announceAddress(origin: string): Promise<void> {
  await inSqlTransaction(async (tx) => {
    if (!(await setInstallationSetting(tx, ANNOUNCED_ADDRESS, origin))) return;
    await audit(tx, SYSTEM, { action: 'installation.announce-address', detail: { origin } });
  });
}
