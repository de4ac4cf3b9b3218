import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { env } from '../platform/env.ts';
import { dataFolder } from '../platform/installation.ts';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { fileStamp, fromWhereItWasCalled, ownerUrl } from './command-line.ts';
import { restoreBackup, type Restored } from './restore-backup.ts';
import { runProgram } from './run-program.ts';

/** restore.ts FILE [--replace] [--with-secrets] */
await runProgram(async (given) => {
  const { positionals, values } = parseArgs({
    args: given,
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, 'with-secrets': { type: 'boolean', default: false } },
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
  const owner = ownerUrl();
  const restored = await restoreBackup({
    file: fromWhereItWasCalled(name),
    ownerUrl: owner,
    applicationUrl: env.DATABASE_URL ?? owner,
    ...(values.replace ? { replaceAfterBackupTo: saved } : {}),
  });
  console.log(inTerminalLanguage({ zh: `已恢复 ${restored.rows} 行。`, en: `Restored ${restored.rows} rows.` }));
  if (existsSync(saved)) {
    console.log(inTerminalLanguage({ zh: `恢复前的数据保存在 ${saved}`, en: `What was there before is in ${saved}` }));
  }
  secretAfterwards(restored, values['with-secrets']);
  return 0;
});

function secretAfterwards({ masterSecret, secretFits }: Restored, isWanted: boolean): void {
  if (secretFits) return;
  if (masterSecret && isWanted && !env.MASTER_SECRET) {
    const file = path.join(dataFolder(), 'secrets.json');
    if (existsSync(file)) renameSync(file, `${file}.before-restore-${fileStamp()}`);
    writeFileSync(file, JSON.stringify({ masterSecret }, null, 2) + '\n', { mode: 0o600 });
    console.log(inTerminalLanguage({ zh: '主密钥也已恢复。', en: 'The master secret was restored too.' }));
    return;
  }
  console.log(
    inTerminalLanguage({
      zh: masterSecret
        ? '注意：本机的主密钥与备份时不同。备份内含主密钥，可加 --with-secrets 一并恢复（未设置 MASTER_SECRET 时）。'
        : '注意：本机的主密钥与备份时不同，请放回原来的 secrets.json 或 MASTER_SECRET，否则加密的个人信息无法读出。',
      en: masterSecret
        ? 'Note: the master secret here is another one. The backup holds its own; --with-secrets restores it (where MASTER_SECRET is not set).'
        : 'Note: the master secret here is another one; put back the former secrets.json or MASTER_SECRET, or encrypted personal data cannot be read.',
    }),
  );
}
