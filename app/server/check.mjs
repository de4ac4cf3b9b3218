import { buildApplication, generateClient } from './build.mjs';
import { REPOSITORY } from './folders.mjs';
import { installPackages, requireMachine } from './install.mjs';
import { runQuietly } from './run-quietly.mjs';
import { reportFault, say, step } from './terminal.mjs';

/** @type {[{ zh: string, en: string }, string, string[]][]} */
const LOOKS = [
  [{ zh: '类型', en: 'Types' }, 'tsc', ['--noEmit']],
  [{ zh: '代码规则', en: 'Lint' }, 'oxlint', ['--type-aware', '--deny-warnings']],
  [{ zh: '格式', en: 'Format' }, 'prettier', ['--check', '.']],
  [{ zh: '层次规则', en: 'Layer rules' }, 'depcruise', ['app', 'workers', '--config', '.dependency-cruiser.cjs']],
  [{ zh: '无用的代码与依赖', en: 'Unused code and dependencies' }, 'knip', []],
];

/**
 * `npm run check`: everything that can be said of the sources without running them. All of it is looked at before the
 * verdict, so that one run names every fault.
 */
async function check() {
  requireMachine();
  await installPackages({ development: true });
  await generateClient();
  await buildApplication();
  const faults = [];
  for (const [title, program, given] of LOOKS) {
    try {
      await step(title, () => runQuietly(`node_modules/.bin/${program}`, given, { cwd: REPOSITORY, failure: title }));
    } catch (fault) {
      faults.push(fault);
    }
  }
  for (const fault of faults) reportFault(fault);
  if (faults.length > 0) return 1;
  say({ zh: '检查全部通过。', en: 'All checks passed.' });
  return 0;
}

try {
  process.exitCode = await check();
} catch (fault) {
  reportFault(fault);
  process.exitCode = 1;
}
