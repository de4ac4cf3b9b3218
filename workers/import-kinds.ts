import type { ImportKind } from '~/operations/commands/import-kind.ts';

/** Every kind of import, by the name of its template. */
export const importKinds: readonly ImportKind[] = [];
