import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routeEntryFor, routeTable } from '~/http/route-table.ts';

const modules = routeTable.flatMap((entry) => (entry.kind === 'endpoint' ? [] : [entry.module]));

describe('the table of routes', () => {
  it('names every file in app/routes and no other', () => {
    const files = readdirSync('app/routes').map((name) => `routes/${name}`);
    expect(modules.toSorted()).toEqual(files.toSorted());
    for (const module of modules) expect(existsSync(`app/${module}`), module).toBe(true);
  });

  it('has no id and no path twice', () => {
    expect(new Set(routeTable.map((entry) => entry.id)).size).toBe(routeTable.length);
    expect(new Set(routeTable.map((entry) => entry.path)).size).toBe(routeTable.length);
  });

  it('finds each route by its own path', () => {
    for (const entry of routeTable) expect(routeEntryFor(entry.path.replace(/:[A-Za-z]+/g, 'x'))?.path).toBeDefined();
  });

  it.each(modules)('%s asks who comes before it does anything', (module) => {
    const source = readFileSync(`app/${module}`, 'utf8');
    for (const name of ['loader', 'action']) {
      const exported = new RegExp(`export (?:const|async function|function) ${name}\\b`).test(source);
      if (exported) expect(source).toMatch(new RegExp(`export const ${name} = for(?:Actor|Anyone)(?:<[^(]*>)?\\(`));
    }
    // A page without a loader would be shown to anyone.
    expect(source).toMatch(/export const (?:loader|action) = /);
  });
});
