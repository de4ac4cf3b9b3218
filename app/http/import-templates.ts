import type { ImportTemplate } from '../operations/rules/import-template.ts';

/** Every sheet that can be imported; `workers/import-kinds.ts` holds the half that works on the database. */
export const importTemplates: readonly ImportTemplate[] = [];

export const importTemplate = (kind: string): ImportTemplate | null =>
  importTemplates.find((template) => template.kind === kind) ?? null;
