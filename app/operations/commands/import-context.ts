import { today } from '~/platform/clock.ts';
import type { BatchRow } from '../data/import-batch-rows.ts';
import type { ImportContext, ImportKind } from './import-kind.ts';

/** What a kind is told about its batch. */
export const contextOf = (batch: BatchRow): ImportContext => ({
  batchId: batch.id,
  rootId: batch.rootId,
  organizationId: batch.organizationId,
  path: batch.path,
  actor: { accountId: batch.createdBy, rootId: batch.rootId },
  today: today(),
  demonstration: batch.demonstration,
});

/** @throws when no such kind is registered: a fault of the program, not of the sheet */
export function kindOf(kinds: readonly ImportKind[], name: string): ImportKind {
  const kind = kinds.find(({ template }) => template.kind === name);
  if (!kind) throw new Error(`no import kind ${name}`);
  return kind;
}
