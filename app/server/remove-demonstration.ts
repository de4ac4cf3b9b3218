import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from '../platform/installation.ts';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { ownerUrl } from './command-line.ts';
import { writeDemonstrationMark } from './demonstration-mark.mjs';
import { eraseDemonstration } from './erase-demonstration.ts';
import { connectAsOwner } from './owner-connection.ts';
import { runProgram } from './run-program.ts';

/**
 * remove-demonstration.ts [--unfinished]: erases the demonstration for good. `--unfinished` clears what a load that
 * was interrupted left, so that it can be loaded again.
 */
await runProgram(async (given) => {
  const { values } = parseArgs({ args: given, options: { unfinished: { type: 'boolean', default: false } } });
  const client = await connectAsOwner(ownerUrl());
  try {
    const rows = await eraseDemonstration(client);
    rmSync(path.join(dataFolder(), 'demonstration-accounts.json'), { force: true });
    if (values.unfinished) return 0;
    writeDemonstrationMark(dataFolder(), 'removed');
    console.log(
      inTerminalLanguage({
        zh: rows > 0 ? `演示数据已全部删除（${rows} 行）；审计日志保留。` : '没有演示数据。',
        en:
          rows > 0
            ? `The demonstration is gone (${rows} rows); the audit journal stays.`
            : 'There is no demonstration.',
      }),
    );
    return 0;
  } finally {
    await client.end();
  }
});
