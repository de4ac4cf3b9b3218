import { applicationList } from '~/certification/queries/application-pages.server.ts';
import { APPLICATION_LIST } from '~/certification/rules/application-list-spec.ts';
import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { formatTableDate } from '~/ui/format.ts';
import { certificationMessages } from '~/ui/messages/certification.ts';
import { translator } from '~/ui/messages/define-messages.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(certificationMessages, context.locale);
  const state = readListState(url, APPLICATION_LIST);
  const { rows } = await applicationList(actor, {
    search: state.q,
    status: state.filters['status'] ?? null,
    sort: state.sort,
    descending: state.descending,
    limit: MOST_EXPORTED,
    offset: 0,
  });
  return workbookResponse(t('listTitle'), [
    {
      name: t('listCaption'),
      rows: [
        [t('applicant'), t('unit'), t('kind'), t('submittedOn'), t('status')],
        ...rows.map((row) => [
          row.cadreName,
          row.organizationName,
          t(row.kind === 'RENEWAL' ? 'applicationRenewal' : 'applicationFirst'),
          formatTableDate(row.submittedAt),
          t(row.status),
        ]),
      ],
    },
  ]);
});
