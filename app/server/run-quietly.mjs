import { spawn } from 'node:child_process';
import { PlainFault } from './terminal.mjs';

/** Children of the step under way, so that a signal can end them with the starter. */
const running = new Set();

/**
 * Runs a program of the checkout to its end; what it says is shown only if it fails.
 *
 * @param {string} command
 * @param {string[]} given
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, failure: { zh: string, en: string }, show?: boolean }} options
 *   `failure`: the sentence for a person; `show`: pass its output through instead of keeping it
 * @returns {Promise<string>} its standard output
 */
export function runQuietly(command, given, { cwd, env = process.env, failure, show = false }) {
  if (isEnding) return Promise.reject(new PlainFault(failure));
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    running.add(child);
    let output = '';
    let everything = '';
    child.stdout?.on('data', (piece) => {
      output += piece;
      everything = (everything + piece).slice(-20_000);
    });
    child.stderr?.on('data', (piece) => (everything = (everything + piece).slice(-20_000)));
    child.once('error', (error) => {
      running.delete(child);
      reject(new PlainFault(failure, error.message));
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(new PlainFault(failure, everything.trim() || `${command}: ${signal ?? code}`));
    });
  });
}

let isEnding = false;

/** Ends what is running and waits for it; its steps fail, and none is begun after it. */
export async function endRunning() {
  isEnding = true;
  await Promise.all(
    [...running].map(async (child) => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      const kill = setTimeout(() => child.kill('SIGKILL'), 10_000);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(kill);
    }),
  );
}
