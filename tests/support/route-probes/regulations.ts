import type { RouteProbe } from './probe.ts';

/** Rules of everybody have no subtree; own measures are probed by their own pages. */
export const regulationsProbes: Record<string, RouteProbe> = {
  regulations: { inside: () => '/regulations' },
  regulation: { inside: () => '/regulations/branch-regulations' },
};
