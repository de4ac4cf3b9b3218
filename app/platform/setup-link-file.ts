import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from './installation.ts';

const file = (): string => path.join(dataFolder(), 'setup-link.txt');

/**
 * Keeps the path of the one-time set-up link, and until when it works, where the starter announces it from; only its
 * owner can read it. Without a link the file is empty: there is nothing left to set up, and the starter does not ask.
 */
export function writeSetupLink(link: { path: string; until: Date } | null): void {
  writeFileSync(file(), link ? `${link.path}\n${link.until.toISOString()}\n` : '', { mode: 0o600 });
}

/** The authority has been set up. */
export function closeSetupLink(): void {
  if (existsSync(file())) writeSetupLink(null);
}

/** The database has become another one: the next start looks whether it needs a link. */
export const forgetSetupLink = (): void => rmSync(file(), { force: true });
