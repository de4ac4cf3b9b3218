import { spawn } from 'node:child_process';
import { buildApplication, generateClient } from '../../app/server/build.mjs';
import { installPackages, requireMachine } from '../../app/server/install.mjs';

// `npm run bench`: on a database of its own (.data/bench), so that no installation is filled with measured sittings.
requireMachine();
await installPackages();
await generateClient();
await buildApplication();
const program = ['app/server/run.mjs', 'tests/bench/main.ts', ...process.argv.slice(2)];
const own = { DATA_DIR: '.data/bench', DATABASE_URL: '', DATABASE_OWNER_URL: '', DEMONSTRATION: 'on' };
const env = { ...process.env, ...own, NODE_ENV: 'production', LOG_LEVEL: 'error' };
const child = spawn(process.execPath, program, { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
