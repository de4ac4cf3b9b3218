import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { importTemplate } from '~/http/import-templates.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { decideImportRow } from '~/operations/commands/decide-import-row.server.ts';
import { mapImport } from '~/operations/commands/map-import.server.ts';
import { moveImport } from '~/operations/commands/move-import.server.ts';
import { importPage } from '~/operations/queries/import-page.server.ts';
import type { RowDecision } from '~/operations/rules/import-template.ts';
import { ImportView } from '~/ui/operations/import-view.tsx';
import { importMessages } from '~/ui/messages/imports.ts';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.page.fileName }];

export const loader = forActor(async ({ actor, params, url }) => {
  const number = (name: string): number => Math.max(0, Math.floor(Number(url.searchParams.get(name)) || 0));
  const page = await importPage(actor, params['batchId'] ?? '', importTemplate, {
    code: url.searchParams.get('fault'),
    after: number('after'),
    row: number('row') || null,
  });
  const template = importTemplate(page.kind);
  return {
    page,
    fault: url.searchParams.get('fault'),
    asking: url.searchParams.get('confirm'),
    label: template?.label ?? page.kind,
    labelEn: template?.labelEn ?? page.kind,
    columns: (template?.columns ?? []).map(({ key, label, labelEn, required }) => ({
      key,
      label,
      labelEn,
      required: required ?? false,
    })),
  };
});

type Refusal = { reason: keyof typeof importMessages; keys?: string[] };

export const action = forActor(async ({ actor, params, request }): Promise<Refusal> => {
  const batchId = params['batchId'] ?? '';
  const form = await request.formData();
  const intent = String(form.get('intent'));
  const answer = await act();
  if (answer.ok) throw redirect(`/admin/imports/${batchId}`, 303);
  return answer.reason === 'missing' ? { reason: answer.reason, keys: answer.keys } : { reason: answer.reason };

  function act() {
    if (intent === 'map') return mapImport(actor, batchId, mappingOf(form), importTemplate);
    if (intent === 'decide')
      return decideImportRow(actor, batchId, Number(form.get('row')), decisionOf(form), importTemplate);
    if (intent === 'commit' || intent === 'undo' || intent === 'discard')
      return moveImport(actor, batchId, intent, importTemplate);
    throw new Response(null, { status: 400 });
  }
});

/** Each column of the sheet says which key it is: `map-3` = `name`. */
function mappingOf(form: FormData): [string, number][] {
  return [...form].flatMap(([name, key]): [string, number][] => {
    const index = /^map-(\d+)$/.exec(name)?.[1];
    return index !== undefined && typeof key === 'string' && key !== '' ? [[key, Number(index)]] : [];
  });
}

function decisionOf(form: FormData): RowDecision {
  const choice = String(form.get('choice'));
  if (choice === 'new' || choice === 'skip') return { choice };
  const row = /^row-(\d+)$/.exec(choice)?.[1];
  return row ? { choice: 'same-row', rowNumber: Number(row) } : { choice: 'existing', id: choice };
}

export default function AdminImport() {
  const data = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <AdminShell>
      <ImportView {...data} refusal={refusal ?? null} />
    </AdminShell>
  );
}
