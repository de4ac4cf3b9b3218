import { sqlRead } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { installationSetting } from '../data/installation-setting-rows.ts';
import { ANNOUNCED_ADDRESS } from '../rules/public-address.ts';

/**
 * The address, without a path, under which anyone reaches this installation: `PUBLIC_URL`, else what the web server has
 * announced of its machine; null where neither was ever said.
 */
export const publicAddress = async (): Promise<string | null> =>
  env.PUBLIC_URL ?? installationSetting(sqlRead, ANNOUNCED_ADDRESS);

/** Whether it stays when the machine is moved to another network: somebody set it. */
export const isAddressFixed = (): boolean => env.PUBLIC_URL !== undefined;
