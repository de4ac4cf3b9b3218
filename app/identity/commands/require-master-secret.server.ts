import { sql, type Sql } from '~/platform/db.ts';
import { secretFingerprint } from '~/platform/installation.ts';
import { inTerminalLanguage } from '~/platform/terminal-language.mjs';
import { INSTALLATION, readSetting, writeFirstSetting } from '../data/setting-rows.ts';

const KEY = 'master-secret';
const NO_SUCH_TABLE = '42P01';

/** Thrown where this machine's secret is not the one with which the database was made. Its message is for people. */
export class OtherMasterSecret extends Error {
  constructor() {
    super(
      inTerminalLanguage({
        zh: '本机的主密钥与这个数据库所用的不同：请在每台机器上设置相同的 MASTER_SECRET，或者放回建库那台机器数据目录中的 secrets.json。',
        en: 'The master secret here is not the one that this database was made with: set the same MASTER_SECRET on every machine, or put back the secrets.json of the data folder where it was made.',
      }),
    );
    this.name = 'OtherMasterSecret';
  }
}

/**
 * Makes sure that this machine has the master secret of the installation. The first to ask leaves its fingerprint in the
 * database; a second machine that was given none would else make a secret of its own, and neither could read what the
 * other encrypts, open its sign-ins or take its codes. A database without tables is nobody's yet.
 *
 * @throws {OtherMasterSecret}
 */
export async function requireMasterSecret(on: Sql = sql): Promise<void> {
  const own = secretFingerprint();
  try {
    await writeFirstSetting(on, INSTALLATION, KEY, own);
    if ((await readSetting(on, INSTALLATION, KEY)) !== own) throw new OtherMasterSecret();
  } catch (fault) {
    if ((fault as { code?: string }).code !== NO_SUCH_TABLE) throw fault;
  }
}
