import { importTemplate, importTemplates } from '~/http/import-templates.ts';
import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { importList } from '~/operations/queries/import-list.server.ts';
import { IMPORT_LIST, importStatesAsked } from '~/operations/rules/import-list-spec.ts';
import { env } from '~/platform/env.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { importMessages } from '~/ui/messages/imports.ts';

/** Exactly what the list shows, all pages of it. */
export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(importMessages, context.locale);
  const state = readListState(url, IMPORT_LIST);
  const { rows } = await importList(actor, importTemplates, {
    search: state.q,
    kind: state.filters['of'] ?? null,
    states: importStatesAsked(state.filters['state']),
    sort: state.sort,
    descending: state.descending,
    limit: MOST_EXPORTED,
    offset: 0,
  });
  const kindName = (kind: string): string => {
    const template = importTemplate(kind);
    return (context.locale === 'en' ? template?.labelEn : template?.label) ?? kind;
  };
  const heads = [
    t('fileName'),
    t('kind'),
    t('mine'),
    t('rows'),
    t('written'),
    t('waiting'),
    t('by'),
    t('at'),
    t('state'),
  ];
  return workbookResponse(t('recent'), [
    {
      name: t('recent'),
      widths: [36, 12, 32, 10, 10, 10, 14, 18, 14],
      rows: [
        heads.map((value) => ({ value, tone: 'head' as const })),
        ...rows.map((row) => [
          row.sheetName === null ? row.fileName : `${row.fileName} · ${row.sheetName}`,
          kindName(row.kind),
          row.organizationName,
          row.totalRows,
          row.appliedRows,
          row.waitingRows,
          row.createdByName,
          formatTableDateTime(row.createdAt, env.TIME_ZONE),
          t(row.status),
        ]),
      ],
    },
  ]);
});
