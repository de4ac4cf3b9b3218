import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { AUDIT_WINDOW_DAYS, auditQueryOf, isWindowed } from '~/http/audit-query.ts';
import { pickerOfFilter } from '~/http/picked-organization.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { auditPage } from '~/identity/queries/audit-page.server.ts';
import { today } from '~/platform/clock.ts';
import { AuditPage } from '~/ui/identity/audit-page.tsx';
import { auditMessages } from '~/ui/messages/audit.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, context, url }) => {
  const query = auditQueryOf(url.searchParams, today(context.now));
  const before = url.searchParams.get('before');
  const [{ rows, next }, places] = await Promise.all([
    auditPage(actor, query, before),
    pickerOfFilter(actor, 'audit.read', url, 'within'),
  ]);
  return {
    title: translator(auditMessages, context.locale)('title'),
    query,
    windowDays: isWindowed(url.searchParams) ? AUDIT_WINDOW_DAYS : null,
    places,
    later: before !== null,
    next,
    search: url.searchParams.toString(),
    rows: rows.map((row) => ({ ...row, detail: JSON.stringify(row.detail) })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminAudit() {
  return <AuditPage {...useLoaderData<typeof loader>()} />;
}
