import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../platform/installation.ts';
import { fingerprint } from './folders.mjs';
import { connectAsOwner } from './owner-connection.ts';

/**
 * Brings `content/` into the database, so that what a new checkout says holds from the same moment as its tables.
 * Nothing is read when neither the content, nor the program that loads it, nor the database has changed since.
 */
export async function bringContent(url: string): Promise<void> {
  const mark = path.join(dataFolder(), 'content-loaded');
  const current = await stateOf(url);
  if (readMark(mark) === current) return;
  const { loadContent } = await import('./content.ts');
  const { closeDatabase } = await import('../platform/db.ts');
  try {
    await loadContent();
  } finally {
    await closeDatabase();
  }
  writeFileSync(mark, current + '\n', { mode: 0o600 });
}

/** A database is told from another by its first migration, which every new and every restored one has anew. */
async function stateOf(url: string): Promise<string> {
  const sources = fingerprint(['content', 'app', 'package-lock.json'], (place) => place === 'app/generated');
  const client = await connectAsOwner(url);
  try {
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM public._prisma_migrations ORDER BY started_at, migration_name LIMIT 1',
    );
    return createHash('sha256').update(`${sources} ${rows[0]?.id}`).digest('hex');
  } finally {
    await client.end();
  }
}

function readMark(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
