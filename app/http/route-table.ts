import { certificationRoutes } from './route-table/certification.ts';
import { credentialsRoutes } from './route-table/credentials.ts';
import { examsRoutes } from './route-table/exams.ts';
import { identityRoutes } from './route-table/identity.ts';
import { learningRoutes } from './route-table/learning.ts';
import { operationsRoutes } from './route-table/operations.ts';
import { overviewRoutes } from './route-table/overview.ts';
import { questionsRoutes } from './route-table/questions.ts';
import { registryRoutes } from './route-table/registry.ts';
import { regulationsRoutes } from './route-table/regulations.ts';
import type { RouteEntry } from './route-table/route-entry.ts';
import { trainingRoutes } from './route-table/training.ts';

/**
 * Every URL of the platform. `app/routes.ts` makes the Remix routes from it, the gate asks it who may come, and the
 * permission test and the accessibility scan walk it, the benchmarks take their addresses from it: what is not in it does not exist.
 */
export const routeTable: readonly RouteEntry[] = [
  ...identityRoutes,
  ...operationsRoutes,
  ...regulationsRoutes,
  ...registryRoutes,
  ...questionsRoutes,
  ...learningRoutes,
  ...examsRoutes,
  ...credentialsRoutes,
  ...trainingRoutes,
  ...certificationRoutes,
  ...overviewRoutes,
];

type Pattern = { entry: RouteEntry; expression: RegExp; weight: number };

const patterns: Pattern[] = routeTable
  .map((entry) => ({
    entry,
    expression: new RegExp(`^${entry.path.replaceAll('.', '\\.').replace(/:[A-Za-z]+/g, '[^/]+')}/?$`),
    weight: entry.path.split('/').reduce((sum, part) => sum * 2 + (part.startsWith(':') ? 0 : 1), 1),
  }))
  .sort((a, b) => b.weight - a.weight);

/** Patterns by their first part, so that a request is held against a handful and not against all. */
const byFirstPart = new Map<string, Pattern[]>();
for (const pattern of patterns) {
  const first = firstPart(pattern.entry.path);
  byFirstPart.set(first, [...(byFirstPart.get(first) ?? []), pattern]);
}

function firstPart(path: string): string {
  const end = path.indexOf('/', 1);
  return end < 0 ? path : path.slice(0, end);
}

/** The entry for a path; a fixed part wins over a parameter. `.data` is how Remix asks for a page's data. */
export function routeEntryFor(pathname: string): RouteEntry | null {
  const path = pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, '');
  return byFirstPart.get(firstPart(path))?.find(({ expression }) => expression.test(path))?.entry ?? null;
}
