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
    console.error(fault instanceof Error && !process.env['DEBUG'] ? fault.message : fault);
    return 1;
  }
}
