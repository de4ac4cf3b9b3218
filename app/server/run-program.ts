import { inTerminalLanguage } from '../platform/terminal-language.mjs';

/**
 * Runs a command-line program: its arguments in, its exit code out. A fault that carries a sentence for people is
 * shown as that sentence; `DEBUG` adds where it came from.
 */
export async function runProgram(program: (given: string[]) => Promise<number>): Promise<void> {
  // Not by running dry: the schema engine leaves a timer of ten seconds behind.
  process.exit(await exitCodeOf(program));
}

async function exitCodeOf(program: (given: string[]) => Promise<number>): Promise<number> {
  try {
    return await program(process.argv.slice(2));
  } catch (fault) {
    console.error(fault instanceof Error && !process.env['DEBUG'] ? sentenceOf(fault) : fault);
    return 1;
  }
}

/** undefined_table of PostgreSQL, and what Prisma makes of it */
const NO_TABLE = ['42P01', 'P2021'];

const sentenceOf = (fault: Error): string =>
  'code' in fault && NO_TABLE.includes(String(fault.code))
    ? inTerminalLanguage({
        zh: '这个数据库还没有建表，或者版本较旧：请先运行 npm run db:migrate。',
        en: 'This database has no tables yet, or those of an older version: run npm run db:migrate first.',
      })
    : fault.message;
