import { startOfDay } from '~/platform/clock.ts';
import {
  listAudit,
  listAuditForExport,
  type AuditExportRow,
  type AuditFilter,
  type AuditRow,
} from '../data/audit-list.ts';
import { authorisedScopes, type Actor } from '../rules/actor.ts';

export type { AuditExportRow };
export const AUDIT_PER_PAGE = 100;

export type AuditQuery = {
  /** YYYY-MM-DD */
  from: string | null;
  until: string | null;
  action: string;
  actor: string;
  subject: string;
  /** id of an organization: what was done there or below; where an entry names none, what its people did */
  within: string | null;
  result: 'ok' | 'refused' | 'failed' | null;
};

const filterOf = (actor: Actor, query: AuditQuery): AuditFilter => ({
  ...query,
  rootId: actor.rootId,
  scopes: authorisedScopes(actor, 'audit.read'),
  from: query.from ? startOfDay(query.from) : null,
  until: query.until ? startOfDay(query.until, 1) : null,
});

/** `at_id` of the last entry of the page before, as it stands in the address. */
function placeOf(before: string | null): { at: Date; id: string } | null {
  const [, at, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(before ?? '') ?? [];
  return at && id ? { at: new Date(Number(at)), id } : null;
}

/** A page of the journal, newest first, and the place where the next one begins. */
export async function auditPage(
  actor: Actor,
  query: AuditQuery,
  before: string | null,
): Promise<{ rows: AuditRow[]; next: string | null }> {
  const rows = await listAudit(filterOf(actor, query), placeOf(before), AUDIT_PER_PAGE + 1);
  const shown = rows.slice(0, AUDIT_PER_PAGE);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > AUDIT_PER_PAGE && last ? `${last.at.getTime()}_${last.id}` : null };
}

/** All entries that the filter lets through, in stretches, so that a journal of any length can be written out. */
export async function* auditEntries(
  actor: Actor,
  query: AuditQuery,
  stretch = 2_000,
): AsyncGenerator<AuditExportRow[]> {
  const filter = filterOf(actor, query);
  let before: { at: Date; id: string } | null = null;
  for (;;) {
    const rows: AuditExportRow[] = await listAuditForExport(filter, before, stretch);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < stretch || !last) return;
    before = { at: last.at, id: last.id };
  }
}
