import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { organizationList } from '~/registry/queries/organization-list.server.ts';
import { ORGANIZATION_LIST } from '~/registry/rules/organization-list-spec.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';

/** Exactly what the list shows, all pages of it. */
export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(registryMessages, context.locale);
  const word = t as (key: string) => string;
  const state = readListState(url, ORGANIZATION_LIST);
  const { rows } = await organizationList(actor, {
    search: state.q,
    filters: state.filters,
    sort: state.sort,
    descending: state.descending,
    limit: MOST_EXPORTED,
    offset: 0,
  });
  const heads = [
    t('code'),
    t('organizationName'),
    t('type'),
    t('parentCode'),
    t('parent'),
    t('unitNature'),
    t('memberCount'),
    t('fullMemberCount'),
    t('staffCount'),
    t('cadreCount'),
    t('termStart'),
    t('termYears'),
    t('termEnd'),
    t('contact'),
  ];
  return workbookResponse(t('organizations'), [
    {
      name: t('organizations'),
      widths: [12, 36, 14, 14, 30, 12, 10, 12, 14, 10, 12, 10, 12, 14],
      rows: [
        heads.map((value) => ({ value, tone: 'head' as const })),
        ...rows.map((row) => [
          row.code,
          row.name,
          word(row.type),
          row.parentCode,
          row.parentName,
          row.unitNature ? word(row.unitNature) : null,
          row.memberCount,
          row.fullMemberCount,
          row.staffCount,
          row.cadreCount,
          row.termStart,
          row.termYears,
          row.termEnd,
          row.contact,
        ]),
      ],
    },
  ]);
});
