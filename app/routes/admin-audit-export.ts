import { auditQueryOf } from '~/http/audit-query.ts';
import { csvLine } from '~/http/csv-line.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { recordAuditUse } from '~/identity/commands/record-audit-use.server.ts';
import { today } from '~/platform/clock.ts';
import { auditEntries, type AuditExportRow } from '~/identity/queries/audit-page.server.ts';

/** Column and what stands in it. From seq, previous_hash and the entry itself anybody can compute `hash` again. */
const COLUMNS: [string, (row: AuditExportRow) => string | number | null][] = [
  ['seq', (row) => row.seq],
  ['previous_hash', (row) => row.previousHash],
  ['hash', (row) => row.hash],
  ['at', (row) => row.at.toISOString()],
  ['id', (row) => row.id],
  ['actor_number', (row) => row.actorNumber],
  ['actor_name', (row) => row.actorName],
  ['actor_id', (row) => row.actorId],
  ['actor_role', (row) => row.actorRole],
  ['action', (row) => row.action],
  ['result', (row) => row.result],
  ['subject_type', (row) => row.subjectType],
  ['subject_id', (row) => row.subjectId],
  ['organization', (row) => row.organizationName],
  ['organization_id', (row) => row.organizationId],
  ['root_id', (row) => row.rootId],
  ['request_id', (row) => row.requestId],
  ['detail', (row) => JSON.stringify(row.detail)],
];

/** The journal as the filter shows it, written out while it is read: a file of any length needs no memory. */
export const loader = forActor(async ({ actor, url, context }) => {
  const query = auditQueryOf(url.searchParams, today(context.now));
  const stretches = auditEntries(actor, query);
  const filter = Object.fromEntries(Object.entries(query).filter(([name]) => name !== 'actor'));
  await recordAuditUse(actor, 'export', filter);

  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${csvLine(COLUMNS.map(([name]) => name))}`)),
    async pull(controller) {
      const { value, done } = await stretches.next();
      if (done) return controller.close();
      const lines = value.map((row) => csvLine(COLUMNS.map(([, cell]) => cell(row))));
      controller.enqueue(encoder.encode(lines.join('')));
    },
  });
  const name = `audit-${context.now.toISOString().slice(0, 10)}.csv`;
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
});
