import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import type { ImportTemplate } from './import-template.ts';

export type FindTemplate = (kind: string) => ImportTemplate | null;

/**
 * A batch for somebody who may import its kind where it was imported.
 *
 * @throws {NotFound} @throws {Forbidden}
 */
export function permittedImport<B extends { kind: string; path: string }>(
  actor: Actor,
  batch: B | null,
  templateOf: FindTemplate,
): { batch: B; template: ImportTemplate } {
  const template = batch && templateOf(batch.kind);
  if (!batch || !template) throw new NotFound('import');
  authorise(actor, template.permission, batch.path);
  return { batch, template };
}
