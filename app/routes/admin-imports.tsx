import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { importTemplate, importTemplates } from '~/http/import-templates.ts';
import { isFiltered, keptFields, listHref, readListState, sortLink } from '~/http/list-address.ts';
import { toggleChips } from '~/http/list-chips.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { uploadImport } from '~/operations/commands/upload-import.server.ts';
import { importList } from '~/operations/queries/import-list.server.ts';
import { IMPORT_LIST, IMPORT_STATE_GROUP_NAMES, importStatesAsked } from '~/operations/rules/import-list-spec.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { importMessages } from '~/ui/messages/imports.ts';
import { ImportTable } from '~/ui/operations/import-table.tsx';
import { UploadForm } from '~/ui/operations/upload-form.tsx';
import { Card } from '~/ui/parts/card.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import { useLocale } from '~/ui/locale-context.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, IMPORT_LIST);
  return {
    title: translator(importMessages, context.locale)('title'),
    asked: url.searchParams.get('kind'),
    state,
    ...(await importList(actor, importTemplates, {
      search: state.q,
      kind: state.filters['of'] ?? null,
      states: importStatesAsked(state.filters['state']),
      sort: state.sort,
      descending: state.descending,
      limit: state.pageSize,
      offset: (state.page - 1) * state.pageSize,
    })),
  };
});

export const action = forActor(async ({ actor, request }) => {
  const form = await request.formData();
  const template = importTemplate(String(form.get('kind') ?? ''));
  const organizationId = String(form.get('organizationId') ?? '');
  const file = form.get('file');
  const errors: Record<string, keyof typeof importMessages> = {};
  if (!template) errors['kind'] = 'kindMissing';
  if (!/^[0-9a-f-]{36}$/.test(organizationId)) errors['organizationId'] = 'organizationMissing';
  if (!(file instanceof File) || !file.name) errors['file'] = 'fileMissing';
  if (!template || !(file instanceof File) || Object.keys(errors).length > 0) return { errors };
  const uploaded = await uploadImport(actor, template, {
    organizationId,
    name: file.name,
    mediaType: file.type || 'application/octet-stream',
    bytes: new Uint8Array(await file.arrayBuffer()),
  });
  if (!uploaded.ok) return { errors: { file: uploaded.reason } as Record<string, keyof typeof importMessages> };
  throw redirect(`/admin/imports/${uploaded.batchId}`, 303);
});

export default function AdminImports() {
  const { title, rows, total, state, kinds, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(importMessages);
  const locale = useLocale();
  const chips = toggleChips(IMPORT_LIST, state, [
    ...IMPORT_STATE_GROUP_NAMES.map((group) => ({ name: 'state', value: group, label: t(group) })),
    ...kinds.map((kind) => ({
      name: 'of',
      value: kind.kind,
      label: locale === 'en' ? kind.labelEn : kind.label,
    })),
  ]);
  return (
    <AdminShell>
      <PageHead title={title} lead={t('lead')} />
      <div className="stack">
        <div className="columns-7-5">
          <Card title={t('newImport')}>
            <UploadForm kinds={kinds} asked={asked} errors={answer?.errors ?? {}} />
          </Card>
          <Card title={t('templates')} note={t('templatesNote')}>
            <ul className="rows">
              {kinds.map((kind) => (
                <li key={kind.kind}>
                  <a href={`/admin/import-templates/${kind.kind}`} download>
                    {t('download', { name: locale === 'en' ? kind.labelEn : kind.label })}
                  </a>
                </li>
              ))}
              {kinds.some(({ kind }) => kind === 'cadres') && (
                <li>
                  <span className="grow">
                    <a href="/admin/import-sample" download>
                      {t('sample')}
                    </a>
                    <small>{t('sampleNote')}</small>
                  </span>
                </li>
              )}
            </ul>
          </Card>
        </div>
        <section>
          <h2>{t('recent')}</h2>
          <ListToolbar
            action={IMPORT_LIST.path}
            search={{ value: state.q, label: t('search') }}
            keep={keptFields(IMPORT_LIST, state)}
            {...chips}
            clearHref={IMPORT_LIST.path}
            exportLink={{
              rows: total,
              label: t('exportN', { n: total }),
              href: listHref(IMPORT_LIST, state, { path: '/admin/imports/export' }),
            }}
          />
          <ImportTable
            rows={rows}
            kinds={kinds}
            filtered={isFiltered(state)}
            sortOf={(key) => sortLink(IMPORT_LIST, state, key)}
          />
          <Pagination
            page={state.page}
            pageSize={state.pageSize}
            total={total}
            href={(page) => listHref(IMPORT_LIST, state, { page })}
          />
        </section>
      </div>
    </AdminShell>
  );
}
