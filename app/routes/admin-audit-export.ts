import { auditQueryOf } from '~/http/audit-query.ts';
import { csvLine } from '~/http/csv-line.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { recordAuditUse } from '~/identity/commands/record-audit-use.server.ts';
import { auditEntries } from '~/identity/queries/audit-page.server.ts';

const HEAD = [
  'seq',
  'hash',
  'at',
  'id',
  'actor_number',
  'actor_name',
  'action',
  'result',
  'subject_type',
  'subject_id',
];
const COLUMNS = [...HEAD, 'organization', 'request_id', 'detail'];

/** The journal as the filter shows it, written out while it is read: a file of any length needs no memory. */
export const loader = forActor(async ({ actor, url, context }) => {
  const query = auditQueryOf(url.searchParams);
  const stretches = auditEntries(actor, query);
  const filter = Object.fromEntries(Object.entries(query).filter(([name]) => name !== 'actor'));
  await recordAuditUse(actor, 'export', filter);

  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${csvLine(COLUMNS)}`)),
    async pull(controller) {
      const { value, done } = await stretches.next();
      if (done) return controller.close();
      const lines = value.map((row) =>
        csvLine([
          row.seq,
          row.hash,
          row.at.toISOString(),
          row.id,
          row.actorNumber,
          row.actorName,
          row.action,
          row.result,
          row.subjectType,
          row.subjectId,
          row.organizationName,
          row.requestId,
          JSON.stringify(row.detail),
        ]),
      );
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
