import { existsSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { env } from '../platform/env.ts';
import { dataFolder } from '../platform/installation.ts';
import { forgetSetupLink } from '../platform/setup-link-file.ts';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { fileStamp, fromWhereItWasCalled, ownerUrl } from './command-line.ts';
import { writeDemonstrationMark } from './demonstration-mark.mjs';
import { restoreBackup, type OtherSecret } from './restore-backup.ts';
import { runProgram } from './run-program.ts';
import { step } from './terminal.mjs';

/** restore.ts FILE [--replace] [--with-secrets | --secret-lost] */
await runProgram(async (given) => {
  const { positionals, values } = parseArgs({
    args: given,
    allowPositionals: true,
    options: {
      replace: { type: 'boolean', default: false },
      'with-secrets': { type: 'boolean', default: false },
      'secret-lost': { type: 'boolean', default: false },
    },
  });
  const [name] = positionals;
  if (!name || !existsSync(fromWhereItWasCalled(name))) {
    throw new Error(
      inTerminalLanguage({
        zh: `找不到备份文件${name ? ` ${name}` : ''}。用法：npm run restore -- 文件 [--replace] [--with-secrets]`,
        en: `There is no backup file${name ? ` ${name}` : ''}. Usage: npm run restore -- FILE [--replace] [--with-secrets]`,
      }),
    );
  }
  const saved = path.join(dataFolder(), 'backups', `before-restore-${fileStamp()}.gz`);
  try {
    const restored = await step({ zh: '恢复备份', en: 'Restore the backup' }, () =>
      restoreBackup({
        file: fromWhereItWasCalled(name),
        ownerUrl: ownerUrl(),
        applicationUrl: env.DATABASE_URL ?? ownerUrl(),
        otherSecret: choice(values),
        ...(values.replace ? { replaceAfterBackupTo: saved } : {}),
      }),
    );
    forgetSetupLink();
    if (restored.newSecret) keepSecret(restored.newSecret);
    markDemonstration(restored.holdsDemonstration);
    console.log(inTerminalLanguage({ zh: `已恢复 ${restored.rows} 行。`, en: `Restored ${restored.rows} rows.` }));
  } finally {
    // Told after a fault, too, though the database is then as it was: nobody should wonder what this file is.
    if (existsSync(saved))
      console.log(
        inTerminalLanguage({ zh: `恢复前的数据保存在 ${saved}`, en: `What was there before is in ${saved}` }),
      );
  }
  return 0;
});

/** A secret that is set from outside cannot be replaced by the one in a backup. */
function choice(values: { 'with-secrets': boolean; 'secret-lost': boolean }): OtherSecret {
  if (values['secret-lost']) return 'lost';
  return values['with-secrets'] && !env.MASTER_SECRET ? 'take-from-backup' : 'refuse';
}

/** On a new machine the next start would load a demonstration beside what was restored, or one that had been removed. */
function markDemonstration(isThere: boolean): void {
  writeDemonstrationMark(dataFolder(), isThere ? 'loaded' : 'removed');
  if (!isThere) rmSync(path.join(dataFolder(), 'demonstration-accounts.json'), { force: true });
}

/** There is a whole secret at every moment: a start that found none would make one of its own. */
function keepSecret(masterSecret: string): void {
  const file = path.join(dataFolder(), 'secrets.json');
  const draft = `${file}.restored`;
  writeFileSync(draft, JSON.stringify({ masterSecret }, null, 2) + '\n', { mode: 0o600 });
  if (existsSync(file)) linkSync(file, `${file}.before-restore-${fileStamp()}`);
  renameSync(draft, file);
  console.log(inTerminalLanguage({ zh: '主密钥也已恢复。', en: 'The master secret was restored too.' }));
}
