import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { importTemplate } from '~/http/import-templates.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { correctImportRows, type CellCorrection } from '~/operations/commands/correct-import-rows.server.ts';
import { decideImportRow } from '~/operations/commands/decide-import-row.server.ts';
import { mapImport } from '~/operations/commands/map-import.server.ts';
import { moveImport } from '~/operations/commands/move-import.server.ts';
import { readSheet } from '~/operations/commands/read-sheet.server.ts';
import { importPage } from '~/operations/queries/import-page.server.ts';
import type { RowDecision } from '~/operations/rules/import-template.ts';
import { ImportView } from '~/ui/operations/import-view.tsx';
import { importMessages } from '~/ui/messages/imports.ts';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.page.fileName }];

export const loader = forActor(async ({ actor, params, url }) => {
  const number = (name: string): number => Math.max(0, Math.floor(Number(url.searchParams.get(name)) || 0));
  const page = await importPage(actor, params['batchId'] ?? '', importTemplate, {
    codes: (url.searchParams.get('fault') ?? '').split(',').filter(Boolean),
    after: number('after'),
    row: number('row') || null,
  });
  const template = importTemplate(page.kind);
  return {
    page,
    fault: url.searchParams.get('fault'),
    asking: url.searchParams.get('confirm'),
    corrected: number('corrected') > 0 ? { rows: number('corrected'), wrong: number('wrong') } : null,
    label: template?.label ?? page.kind,
    labelEn: template?.labelEn ?? page.kind,
    columns: (template?.columns ?? []).map(({ key, label, labelEn, required, requiredColumn, dictionary }) => ({
      key,
      label,
      labelEn,
      required: required ?? requiredColumn ?? false,
      dictionary: dictionary ?? [],
    })),
  };
});

type Done = { ok: true; rows?: number; wrong?: number; batchId?: string };
type Refused =
  { ok: false; reason: Exclude<Refusal['reason'], 'missing'> } | { ok: false; reason: 'missing'; keys: string[] };
type Refusal = { reason: keyof typeof importMessages; keys?: string[] };

export const action = forActor(async ({ actor, params, request }): Promise<Refusal> => {
  const batchId = params['batchId'] ?? '';
  const form = await request.formData();
  const intent = String(form.get('intent'));
  const answer: Done | Refused = await act();
  if (answer.ok) throw redirect(`/admin/imports/${answer.batchId ?? batchId}${after(answer)}`, 303);
  return answer.reason === 'missing' ? { reason: answer.reason, keys: answer.keys } : { reason: answer.reason };

  /** Where the work goes on: at the next row to decide, or at the errors of the kind that was being corrected. */
  function after(done: Done): string {
    if (intent === 'decide') return '#waiting';
    if (intent !== 'correct') return '';
    const query = new URLSearchParams({ corrected: String(done.rows), wrong: String(done.wrong) });
    const fault = form.get('fault');
    if (typeof fault === 'string' && (done.wrong ?? 0) > 0) query.set('fault', fault);
    return `?${query}#errors`;
  }

  function act(): Promise<Done | Refused> {
    if (intent === 'correct') return correctImportRows(actor, batchId, correctionsOf(form), importTemplate);
    if (intent === 'sheet') return readSheet(actor, batchId, String(form.get('sheet')), importTemplate);
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

/**
 * `cell-37-startedOn` is what stands in the cell now, `alike-37-startedOn` whether the same wrong value is meant in all
 * rows; the button `use` takes up a suggestion for all of them.
 */
function correctionsOf(form: FormData): CellCorrection[] {
  const corrections = new Map<string, CellCorrection>();
  for (const [name, value] of form) {
    const [, row, column] = /^cell-(\d+)-(\w+)$/.exec(name) ?? [];
    if (!row || !column || typeof value !== 'string') continue;
    const alike = form.has(`alike-${row}-${column}`);
    corrections.set(`${row}:${column}`, { rowNumber: Number(row), column, value, alike });
  }
  const [, row, column, value] = /^(\d+):(\w+):(.*)$/s.exec(String(form.get('use') ?? '')) ?? [];
  if (row && column && value !== undefined)
    corrections.set(`${row}:${column}`, { rowNumber: Number(row), column, value, alike: true });
  // Unchanged cells change nothing; those that are meant for several rows come first, so that a row's own word wins.
  return [...corrections.values()].sort((a, b) => Number(b.alike) - Number(a.alike));
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
