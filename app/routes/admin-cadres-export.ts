import { readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { cellsOf, tableResponse } from '~/http/workbook-response.server.ts';
import { wholeCadreList } from '~/overview/queries/cadre-list.server.ts';
import { CADRE_COLUMNS, CADRE_LIST, cadreFilter, type CadreColumn } from '~/overview/rules/cadre-list-spec.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { cadreHead, cadreText } from '~/ui/registry/cadre-cells.tsx';

/** Exactly what the list shows, all pages of it, with its columns; or the chosen people; as a workbook, or as CSV. */
export const loader = forActor(async ({ actor, url, context }) => {
  const { locale } = context;
  const t = translator(registryMessages, locale);
  const state = readListState(url, CADRE_LIST);
  const named = url.searchParams.get('cols')?.split(',') ?? [];
  const columns = (
    named.length > 0 ? CADRE_COLUMNS.filter((key) => named.includes(key)) : state.columns
  ) as readonly CadreColumn[];
  const filter = cadreFilter(state.q, state.filters, url.searchParams.getAll('id'));
  const { stretches, year, hoursOwed } = await wholeCadreList(actor, filter, state);
  const table = {
    name: t('cadres'),
    head: columns.map((key) => cadreHead(key, year, hoursOwed, locale)),
    widths: columns.map((key) => (key === 'organization' ? 32 : 14)),
  };
  return tableResponse(
    table,
    cellsOf(stretches, (row) => columns.map((key) => (key === 'hours' ? row.hours : cadreText(row, key, locale)))),
    url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx',
  );
});
