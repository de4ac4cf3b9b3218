import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { keptFields, listHref, readListState, sortLink } from '~/http/list-address.ts';
import { chipsOfFilters } from '~/http/list-chips.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { organizationList } from '~/registry/queries/organization-list.server.ts';
import { ORGANIZATION_LIST } from '~/registry/rules/organization-list-spec.ts';
import { ORGANIZATION_TYPES, UNIT_NATURES } from '~/registry/rules/registry-words.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { LinkButton } from '~/ui/parts/button.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { FilterSelect } from '~/ui/parts/filter-select.tsx';
import { OrganizationTable } from '~/ui/registry/organization-table.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, ORGANIZATION_LIST);
  const list = await organizationList(actor, {
    search: state.q,
    filters: state.filters,
    sort: state.sort,
    descending: state.descending,
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  });
  return {
    title: translator(registryMessages, context.locale)('organizations'),
    state,
    ...list,
    within: state.filters['within'] ? (list.rows.find(({ id }) => id === state.filters['within'])?.name ?? null) : null,
    parent: state.filters['parent'] ? (list.rows[0]?.parentName ?? null) : null,
    mayImport: canAnywhere(actor, 'registry.import'),
  };
});

const SORTS: readonly string[] = ORGANIZATION_LIST.sorts;

export default function AdminOrganizations() {
  const { title, state, rows, total, within, parent, mayImport } = useLoaderData<typeof loader>();
  const t = useT(registryMessages);
  const word = t as (key: string) => string;
  // Searched, filtered or sorted otherwise, parents may be missing between rows: then it is a list and not a tree.
  const tree =
    state.q === '' && state.sort === 'tree' && !['type', 'nature', 'parent'].some((name) => state.filters[name]);
  const active = chipsOfFilters(ORGANIZATION_LIST, state, (name, value) => {
    if (name === 'type' || name === 'nature') return word(value);
    if (name === 'ended') return t('ended');
    return name === 'parent' ? t('chipBelow', { name: parent ?? t('chipElsewhere') }) : within;
  });
  const suggested = (
    [
      ['type', 'ORGAN_COMMITTEE'],
      ['type', 'GENERAL_BRANCH'],
      ['type', 'BRANCH'],
      ['ended', 'yes'],
    ] as const
  )
    .filter(([name, value]) => state.filters[name] !== value)
    .map(([name, value]) => ({
      label: name === 'ended' ? t('ended') : word(value),
      href: listHref(ORGANIZATION_LIST, state, { filters: { [name]: value } }),
    }));
  const choices = (values: readonly string[]) => values.map((value) => ({ value, label: word(value) }));
  return (
    <AdminShell>
      <PageHead
        title={title}
        lead={t('organizationsLead', { n: total })}
        actions={mayImport && <LinkButton href="/admin/imports?kind=organizations">{t('import')}</LinkButton>}
      />
      <ListToolbar
        action={ORGANIZATION_LIST.path}
        search={{ value: state.q, label: t('organizationSearch') }}
        keep={keptFields(ORGANIZATION_LIST, state)}
        active={active}
        suggested={suggested}
        clearHref={ORGANIZATION_LIST.path}
        exportLink={{
          rows: total,
          label: t('exportOrganizations', { n: total }),
          href: listHref(ORGANIZATION_LIST, state, { path: '/admin/organizations/export' }),
        }}
      >
        <FilterSelect name="type" label={t('type')} state={state} choices={choices(ORGANIZATION_TYPES)} />
        <FilterSelect name="nature" label={t('unitNature')} state={state} choices={choices(UNIT_NATURES)} />
      </ListToolbar>
      <OrganizationTable
        rows={rows}
        caption={title}
        treeFrom={tree ? Math.min(...rows.map(({ depth }) => depth)) : undefined}
        sortOf={(key) => (SORTS.includes(key) ? sortLink(ORGANIZATION_LIST, state, key) : undefined)}
        empty={t('emptyTitle')}
      />
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={total}
        href={(page) => listHref(ORGANIZATION_LIST, state, { page })}
      />
    </AdminShell>
  );
}
