import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { registrationPage } from '~/exams/queries/registration-page.server.ts';
import { pageOf } from '~/http/list-parameters.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { bookWords } from '~/ui/exams/book-words.ts';
import { sessionWindow } from '~/ui/exams/session-window.ts';
import { formatTime } from '~/ui/format.ts';
import { useZone } from '~/ui/locale-context.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examBookMessages } from '~/ui/messages/exam-books.ts';
import { examRegistrationMessages } from '~/ui/messages/exam-registrations.ts';
import { LinkButton } from '~/ui/parts/button.tsx';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

/** A printed sheet for one hall; of a test that a whole city sits there are several. */
const PER_SHEET = 500;

export const loader = forActor(async ({ actor, params, url, context }) => {
  const page = pageOf(url.searchParams);
  const { session, rows, total } = await registrationPage(actor, params['sessionId'] ?? '', {
    search: '',
    group: 'REGISTERED',
    sort: 'seat',
    descending: false,
    limit: PER_SHEET,
    offset: (page - 1) * PER_SHEET,
    find: '',
  });
  const t = translator(examRegistrationMessages, context.locale);
  return { pageTitle: t('sheetTitle', { title: session.title }), session, rows, total, page };
});

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number];

/** To be printed: names in the order of seats, who may bring books where the policy lets some, room to sign. */
export default function AdminSignInSheet() {
  const { pageTitle, session, rows, total, page } = useLoaderData<typeof loader>();
  const t = useT(examRegistrationMessages);
  const b = useT(examBookMessages);
  const zone = useZone();
  const { from, to } = sessionWindow(session, zone);
  return (
    <AdminShell>
      <PageHead
        title={pageTitle}
        lead={t('sheetLead', {
          number: session.number,
          time: `${from}–${to}`,
          venue: session.venue ?? '—',
          n: total,
        })}
        actions={<LinkButton href={`/admin/sessions/${session.id}/registrations`}>{t('back')}</LinkButton>}
      />
      <p className="cap no-print">{t('printHint')}</p>
      {total > PER_SHEET && (
        <div className="no-print">
          <Pagination
            page={page}
            pageSize={PER_SHEET}
            total={total}
            href={(n) => `/admin/sessions/${session.id}/sign-in-sheet?page=${n}`}
          />
        </div>
      )}
      <DataTable
        caption={pageTitle}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'seat', head: t('seat'), numeric: true, cell: (row) => row.seatNumber ?? '—' },
          { key: 'name', head: t('name'), card: 'title', cell: (row) => row.name },
          { key: 'unit', head: t('unit'), wrap: true, cell: (row) => row.organizationName },
          { key: 'post', head: t('post'), wrap: true, cell: (row) => row.post ?? '' },
          ...(rows.some(({ book }) => book)
            ? [{ key: 'books', head: b('books'), wrap: true, cell: (row: Row) => row.book && bookWords(b, row.book) }]
            : []),
          { key: 'signature', head: t('signature'), cell: () => <span className="sheet-line" /> },
          {
            key: 'arrived',
            head: t('arrived'),
            cell: (row) => (row.signedInAt ? formatTime(row.signedInAt, zone) : <span className="sheet-line" />),
          },
          { key: 'remark', head: t('remark'), cell: () => <span className="sheet-line" /> },
        ]}
      />
      <p className="sheet-foot">{t('invigilatorSign')}</p>
    </AdminShell>
  );
}
