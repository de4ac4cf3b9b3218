import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { keptFields, listHref, readListState, sortLink, withQuery } from '~/http/list-address.ts';
import { pickerOfFilter } from '~/http/picked-organization.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { cadreList, listedCadreIds } from '~/overview/queries/cadre-list.server.ts';
import { CADRE_COLUMNS, CADRE_LIST, cadreFilter, type CadreColumn } from '~/overview/rules/cadre-list-spec.ts';
import { openCadreAccounts } from '~/registry/commands/open-cadre-accounts.server.ts';
import { POST_TYPES } from '~/registry/rules/registry-words.ts';
import { useLocale } from '~/ui/locale-context.tsx';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { Gap } from '~/ui/parts/gap.tsx';
import { ListSummary } from '~/ui/parts/list-summary.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { OrganizationField } from '~/ui/parts/organization-field.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { FilterSelect } from '~/ui/parts/filter-select.tsx';
import { cadreHead } from '~/ui/registry/cadre-cells.tsx';
import { cadreChips, rotationChoices, testChoices } from '~/ui/registry/cadre-filters.ts';
import { CadreTable } from '~/ui/registry/cadre-table.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

const SORTS: readonly string[] = CADRE_LIST.sorts;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, CADRE_LIST);
  const filter = cadreFilter(state.q, state.filters, []);
  const [list, within] = await Promise.all([
    cadreList(actor, filter, {
      sort: state.sort,
      descending: state.descending,
      limit: state.pageSize,
      offset: (state.page - 1) * state.pageSize,
    }),
    pickerOfFilter(actor, 'registry.read', url, 'within'),
  ]);
  return {
    title: translator(registryMessages, context.locale)('cadres'),
    state,
    ...list,
    within,
    mayWrite: canAnywhere(actor, 'registry.write'),
    mayImport: canAnywhere(actor, 'registry.import'),
  };
});

export const action = forActor(async ({ actor, request, url }) => {
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent === 'open-accounts') return openCadreAccounts(actor, form.getAll('id').map(String));
  if (intent !== 'open-all-accounts') throw new Response(null, { status: 400 });
  const state = readListState(url, CADRE_LIST);
  const filter = cadreFilter(state.q, { ...state.filters, account: 'none' }, []);
  return openCadreAccounts(actor, await listedCadreIds(actor, filter));
});

export default function AdminCadres() {
  const { title, state, rows, total, all, plan, year, hoursOwed, within, mayWrite, mayImport } =
    useLoaderData<typeof loader>();
  const opened = useActionData<typeof action>();
  const t = useT(registryMessages);
  const locale = useLocale();
  const filtered = state.q !== '' || Object.keys(state.filters).length > 0;
  const withinName = state.filters['within'] ? (within.chosen?.name ?? t('chipElsewhere')) : null;
  const { active, suggested } = cadreChips(state.filters, { withinName, plan, hoursOwed }, locale, (filters) =>
    listHref(CADRE_LIST, state, { filters }),
  );
  const head = (key: CadreColumn) => cadreHead(key, year, hoursOwed, locale);
  const exportPath = listHref(CADRE_LIST, state, { path: '/admin/cadres/export' });
  const csv = withQuery(exportPath, [['format', 'csv']]);
  const choose = (values: readonly string[]) =>
    values.map((value) => ({ value, label: (t as (key: string) => string)(value) }));
  return (
    <AdminShell>
      <PageHead
        title={title}
        actions={
          <>
            {mayImport && <LinkButton href="/admin/imports?kind=cadres">{t('import')}</LinkButton>}
            {mayWrite && <LinkButton href="/admin/cadres/new">{t('add')}</LinkButton>}
          </>
        }
      />
      {opened && (
        <Notice
          kind={opened.opened > 0 ? 'success' : 'info'}
          title={opened.opened > 0 ? t('openedN', { n: opened.opened }) : t('openedNone')}
        >
          {opened.skipped > 0 && <p>{t('skippedN', { n: opened.skipped })}</p>}
          {opened.opened > 0 && (
            <p>
              <a href="/admin/accounts/activation">{t('activationNext')}</a>
            </p>
          )}
        </Notice>
      )}
      <ListToolbar
        action={CADRE_LIST.path}
        search={{ value: state.q, label: t('search') }}
        keep={keptFields(CADRE_LIST, state)}
        active={active}
        suggested={suggested}
        clearHref={CADRE_LIST.path}
        open={within.fault !== null || within.found !== null}
        columns={{
          all: CADRE_COLUMNS.map((key) => ({ key, label: head(key), fixed: key === 'name' })),
          shown: state.columns,
          resetHref: listHref(CADRE_LIST, state, { columns: null }),
        }}
        exportLink={{
          rows: total,
          label: t('exportN', { n: total }),
          href: exportPath,
        }}
      >
        <OrganizationField name="within" label={t('withinLabel')} picker={within} />
        <FilterSelect name="post" label={t('post')} state={state} choices={choose(POST_TYPES)} />
        <FilterSelect name="mode" label={t('mode')} state={state} choices={choose(['FULL_TIME', 'PART_TIME'])} />
        {plan && <FilterSelect name="rotation" label={t('rotation')} state={state} choices={rotationChoices(locale)} />}
        <FilterSelect name="test" label={t('test')} state={state} choices={testChoices(locale)} />
        <FilterSelect
          name="account"
          label={t('account')}
          state={state}
          choices={(['none', 'pending', 'active'] as const).map((value) => ({ value, label: t(`account${value}`) }))}
        />
        <FilterSelect
          name="status"
          label={t('left')}
          state={state}
          choices={[{ value: 'LEFT', label: t('chipLeft') }]}
        />
      </ListToolbar>
      <ListSummary
        figure={total.toLocaleString('en')}
        note={
          <>
            {t('cadresLead')}
            <Gap />
            {plan && t('planMeant', { title: plan.title })}{' '}
            <a href={csv} download>
              {t('exportCsv')}
            </a>
          </>
        }
      >
        {filtered ? t('foundOf', { all }) : t('foundAll')}
      </ListSummary>
      {mayWrite && state.filters['account'] === 'none' && total > 0 && (
        <form method="post" action={listHref(CADRE_LIST, state)} className="row">
          <Button name="intent" value="open-all-accounts">
            {t('openAll', { n: total })}
          </Button>
          <span className="cap">{t('openAllWhat')}</span>
        </form>
      )}
      <CadreTable
        rows={rows}
        columns={state.columns as readonly CadreColumn[]}
        sortOf={(key) => (SORTS.includes(key) ? sortLink(CADRE_LIST, state, key) : undefined)}
        here={listHref(CADRE_LIST, state)}
        headOf={head}
        mayWrite={mayWrite}
        filtered={filtered}
      />
      <Pagination
        page={state.page}
        pageSize={state.pageSize}
        total={total}
        href={(page) => listHref(CADRE_LIST, state, { page })}
      />
    </AdminShell>
  );
}
