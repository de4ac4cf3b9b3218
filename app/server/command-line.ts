import path from 'node:path';
import { env } from '../platform/env.ts';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';

/** A file named on the command line, from the folder the person stood in: npm itself changes to the checkout. */
export function fromWhereItWasCalled(name: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? process.cwd(), name);
}

/** Now, as it may stand in a file name: `20261123091500`. */
export function fileStamp(): string {
  return new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
}

/** @throws with one sentence when no database is named */
export function ownerUrl(): string {
  const url = env.DATABASE_OWNER_URL;
  if (url) return url;
  throw new Error(inTerminalLanguage({ zh: '没有设置 DATABASE_URL。', en: 'DATABASE_URL is not set.' }));
}
