import { buildApplication, generateClient } from './build.mjs';
import { installPackages, requireMachine } from './install.mjs';
import { reportFault } from './terminal.mjs';

/** `npm run build` */
try {
  requireMachine();
  await installPackages();
  await generateClient();
  await buildApplication();
} catch (fault) {
  reportFault(fault);
  process.exitCode = 1;
}
