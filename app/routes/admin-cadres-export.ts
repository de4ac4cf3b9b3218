import { readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { csvResponse, workbookResponse } from '~/http/workbook-response.server.ts';
import { cadreList } from '~/overview/queries/cadre-list.server.ts';
import { CADRE_COLUMNS, CADRE_LIST, cadreFilter, type CadreColumn } from '~/overview/rules/cadre-list-spec.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { cadreHead, cadreText } from '~/ui/registry/cadre-cells.tsx';

const MOST = 200_000;

/** Exactly what the list shows, all pages of it, with its columns; or the chosen people; as a workbook, or as CSV. */
export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(registryMessages, context.locale);
  const state = readListState(url, CADRE_LIST);
  const named = url.searchParams.get('cols')?.split(',') ?? [];
  const columns = (
    named.length > 0 ? CADRE_COLUMNS.filter((key) => named.includes(key)) : state.columns
  ) as readonly CadreColumn[];
  const { rows, year, hoursOwed } = await cadreList(
    actor,
    cadreFilter(state.q, state.filters, url.searchParams.getAll('id')),
    {
      sort: state.sort,
      descending: state.descending,
      limit: MOST,
      offset: 0,
    },
  );
  const heads = columns.map((key) => cadreHead(key, year, hoursOwed, context.locale));
  const cells = rows.map((row) =>
    columns.map((key) => (key === 'hours' ? row.hours : cadreText(row, key, context.locale))),
  );
  if (url.searchParams.get('format') === 'csv') return csvResponse(t('cadres'), [heads, ...cells]);
  return workbookResponse(t('cadres'), [
    {
      name: t('cadres'),
      widths: columns.map((key) => (key === 'organization' ? 32 : 14)),
      rows: [heads.map((value) => ({ value, tone: 'head' as const })), ...cells],
    },
  ]);
});
