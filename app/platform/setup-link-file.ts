import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from './installation.ts';

const file = (): string => path.join(dataFolder(), 'setup-link.txt');

/** Keeps the path of the one-time set-up link where the starter announces it from; only its owner can read it. */
export const writeSetupLink = (link: string): void => writeFileSync(file(), `${link}\n`, { mode: 0o600 });

/** There is nothing left to set up: an empty file says so, and the starter does not ask again. */
export function closeSetupLink(): void {
  if (existsSync(file())) writeFileSync(file(), '');
}
