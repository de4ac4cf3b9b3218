import { clauseKey } from './lesson-tree.ts';

/**
 * The clauses, figures and recordings a text names, read without compiling it: enough to know whether what it shows has
 * changed or is missing. What counts is what the compiler reads.
 */
export function referencesIn(source: string): { clauses: string[]; figures: string[]; media: string[] } {
  const clauses = new Set<string>();
  const figures = new Set<string>();
  const media = new Set<string>();
  for (const [, name, attributes = ''] of source.matchAll(/<([A-Z]\w*)\s([^>]*)>/g)) {
    const given = Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    );
    if (given['doc'] && given['article']) clauses.add(clauseKey({ doc: given['doc'], article: given['article'] }));
    if (name === 'Figure' && given['name']) figures.add(given['name']);
    if (name === 'Video')
      for (const at of [given['src'], given['webm'], given['poster'], given['captions']])
        if (at) media.add(at.slice('/media/'.length));
  }
  return { clauses: [...clauses].sort(), figures: [...figures].sort(), media: [...media].sort() };
}
