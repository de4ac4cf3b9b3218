import { spawnSync } from 'node:child_process';
import { REPOSITORY } from './folders.mjs';

/**
 * @typedef {{ installationId: string, dataFolder: string, host: string, port: number, isSecure: boolean,
 *   publicUrl: string | null, demonstration: boolean, databaseUrl: string | null, databaseOwnerUrl: string | null
 * }} Settings
 */

/**
 * The checked settings. Ends the process with the sentence that names the wrong one.
 *
 * @param {...'--reach'} asked `--reach`: what a setting names must also answer
 * @returns {Settings}
 */
export function readSettings(...asked) {
  const checked = spawnSync(process.execPath, ['--import', 'tsx', 'app/server/print-settings.ts', ...asked], {
    cwd: REPOSITORY,
    encoding: 'utf8',
  });
  if (checked.status !== 0) {
    process.stderr.write(checked.stderr);
    process.exit(1);
  }
  return JSON.parse(checked.stdout);
}

/** A `.env` file in the checkout, for those who keep settings there; what the environment says wins. */
export function loadEnvFile() {
  try {
    process.loadEnvFile(`${REPOSITORY}/.env`);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
