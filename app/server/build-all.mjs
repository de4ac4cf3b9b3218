import { buildApplication, generateClient } from './build.mjs';
import { installPackages, requireNode } from './install.mjs';
import { reportFault } from './terminal.mjs';

/** `npm run build` */
try {
  requireNode();
  await installPackages();
  await generateClient();
  await buildApplication();
} catch (fault) {
  reportFault(fault);
  process.exitCode = 1;
}
