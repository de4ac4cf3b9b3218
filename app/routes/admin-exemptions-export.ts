import { exemptionList } from '~/exams/queries/exemption-pages.server.ts';
import { EXEMPTION_LIST } from '~/exams/rules/exam-lists.ts';
import { allPages, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { today } from '~/platform/clock.ts';
import { env } from '~/platform/env.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { exemptionMessages } from '~/ui/messages/exemptions.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(exemptionMessages, context.locale);
  const state = readListState(url, EXEMPTION_LIST);
  const { rows } = await exemptionList(actor, today(context.now), { ...allPages(state), filters: state.filters });
  const head = ['name', 'staffNumber', 'unit', 'occasion', 'kind', 'reason', 'approvedBy', 'documentNumber', 'validFrom',
    'validUntil', 'state', 'grantedBy', 'grantedAt', 'withdrawnByHead', 'withdrawnAtHead', 'withdrawnReasonHead'] as const; // prettier-ignore
  return workbookResponse(t('pageTitle'), [
    {
      name: t('pageTitle'),
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [
          row.name,
          row.staffNumber ?? '',
          row.organizationName,
          t(row.occasion),
          row.kind,
          row.reason,
          row.approvedBy,
          row.documentNumber ?? '',
          row.validFrom,
          row.validUntil ?? '',
          t(row.state),
          row.grantedByName,
          formatTableDateTime(row.grantedAt, env.TIME_ZONE),
          row.withdrawnByName ?? '',
          row.withdrawnAt ? formatTableDateTime(row.withdrawnAt, env.TIME_ZONE) : '',
          row.withdrawnReason ?? '',
        ]),
      ],
    },
  ]);
});
