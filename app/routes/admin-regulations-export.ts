import { allPages, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { today } from '~/platform/clock.ts';
import { documentList } from '~/regulations/queries/regulation-list.server.ts';
import { DOCUMENT_LIST } from '~/regulations/rules/document-list.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { regulationMessages } from '~/ui/messages/regulations.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(regulationMessages, context.locale);
  const state = readListState(url, DOCUMENT_LIST);
  const { rows } = await documentList(actor, today(context.now), { ...allPages(state), filters: state.filters });
  const head = [
    'document',
    'kind',
    'organization',
    'issuer',
    'documentNumber',
    'issuedOn',
    'effectiveFrom',
    'clausesHead',
    'unconfirmedHead',
  ] as const;
  return workbookResponse(t('documents'), [
    {
      name: t('documents'),
      widths: [44, 14, 30, 30, 20, 12, 12, 10, 10],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [
          context.locale === 'en' ? row.titleEn : row.title,
          t(row.kind),
          row.organization ?? t('everybody'),
          row.issuer,
          row.documentNumber,
          row.issuedOn,
          row.effectiveFrom,
          row.clauses,
          row.unconfirmed,
        ]),
      ],
    },
  ]);
});
