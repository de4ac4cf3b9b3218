import path from 'node:path';
import { closeDatabase } from '../platform/db.ts';
import { loadQuestionBanks } from '../questions/commands/load-question-banks.server.ts';
import { loadRegulations } from '../regulations/commands/load-regulations.server.ts';
import { REPOSITORY } from './repository-folder.ts';
import { runProgram } from './run-program.ts';

/** load-content.ts: brings `content/` into the database. Repeating it changes nothing. */
await runProgram(async () => {
  const content = path.join(REPOSITORY, 'content');
  try {
    console.log('regulations', JSON.stringify(await loadRegulations(path.join(content, 'regulations'))));
    console.log('question-banks', JSON.stringify(await loadQuestionBanks(path.join(content, 'question-banks'))));
    return 0;
  } finally {
    await closeDatabase();
  }
});
