import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { authorisedScopes } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { regulationList } from '~/regulations/queries/regulation-list.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { regulationMessages } from '~/ui/messages/regulations.ts';

export const loader = forActor(async ({ actor, context }) => {
  authorisedScopes(actor, 'regulations.write');
  const t = translator(regulationMessages, context.locale);
  const documents = await regulationList(actor, today(context.now));
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
        ...documents.map((row) => [
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
