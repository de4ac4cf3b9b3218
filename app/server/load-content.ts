import { closeDatabase } from '../platform/db.ts';
import { loadContent } from './content.ts';
import { runProgram } from './run-program.ts';

/** load-content.ts: brings `content/` into the database. */
await runProgram(async () => {
  try {
    console.log(JSON.stringify(await loadContent()));
    return 0;
  } finally {
    await closeDatabase();
  }
});
