import { clauseKey } from './lesson-tree.ts';

/**
 * The clauses and figures a text names, read without compiling it: enough to know whether what it shows has changed.
 * What counts is what the compiler reads.
 */
export function referencesIn(source: string): { clauses: string[]; figures: string[] } {
  const clauses = new Set<string>();
  const figures = new Set<string>();
  for (const [, name, attributes = ''] of source.matchAll(/<([A-Z]\w*)\s([^>]*)>/g)) {
    const given = Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    );
    if (given['doc'] && given['article']) clauses.add(clauseKey({ doc: given['doc'], article: given['article'] }));
    if (name === 'Figure' && given['name']) figures.add(given['name']);
  }
  return { clauses: [...clauses].sort(), figures: [...figures].sort() };
}
