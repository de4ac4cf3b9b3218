import type { RouteProbe } from './probe.ts';

const files = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./probe.ts', '!./all.ts'], { eager: true });

/** The probes of every context: each file beside this one exports `<context>Probes`. */
export const routeProbes: Readonly<Record<string, RouteProbe>> = Object.assign(
  {},
  ...Object.values(files).flatMap((file) =>
    Object.entries(file)
      .filter(([name]) => name.endsWith('Probes'))
      .map(([, probes]) => probes),
  ),
);
