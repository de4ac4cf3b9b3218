import path from 'node:path';
import { parseArgs } from 'node:util';
import { requireMasterSecret } from '../identity/commands/require-master-secret.server.ts';
import { env } from '../platform/env.ts';
import { dataFolder } from '../platform/installation.ts';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { backUp } from './back-up.ts';
import { fileStamp, fromWhereItWasCalled, ownerUrl } from './command-line.ts';
import { connectAsOwner, sqlOn } from './owner-connection.ts';
import { runProgram } from './run-program.ts';
import { step } from './terminal.mjs';

/** backup.ts [FILE] [--with-secrets] */
await runProgram(async (given) => {
  const { positionals, values } = parseArgs({
    args: given,
    allowPositionals: true,
    options: { 'with-secrets': { type: 'boolean', default: false } },
  });
  const file = positionals[0]
    ? fromWhereItWasCalled(positionals[0])
    : path.join(dataFolder(), 'backups', `hangjia-${fileStamp()}.gz`);
  const client = await connectAsOwner(ownerUrl());
  try {
    // The file says with which secret it can be read: a machine that has another one would say something false.
    await requireMasterSecret(sqlOn(client));
    const { tables, rows } = await step({ zh: '备份', en: 'Back up' }, () =>
      backUp(client, { file, withSecrets: values['with-secrets'] }),
    );
    console.log(
      inTerminalLanguage({
        zh: `已备份 ${tables} 张表、${rows} 行到 ${file}`,
        en: `Backed up ${tables} tables, ${rows} rows to ${file}`,
      }),
    );
    if (!values['with-secrets']) {
      console.log(
        inTerminalLanguage({
          zh: '备份不含主密钥：请另行保管数据目录中的 secrets.json（或 MASTER_SECRET），否则加密的个人信息无法读出。',
          en: 'The backup holds no master secret: keep secrets.json of the data folder (or MASTER_SECRET) elsewhere, or encrypted personal data cannot be read.',
        }),
      );
    }
    if (env.STORAGE === 's3') {
      console.log(
        inTerminalLanguage({
          zh: '文件存放在 S3（STORAGE=s3），不在此备份之内，请另行备份。',
          en: 'Files are kept in S3 (STORAGE=s3) and are not in this backup; back them up there.',
        }),
      );
    }
    return 0;
  } finally {
    await client.end();
  }
});
