import { importTemplate } from '~/http/import-templates.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { importMarkedRows } from '~/operations/queries/import-marked-rows.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { importMessages } from '~/ui/messages/imports.ts';
import { faultSentence, faultWords } from '~/ui/operations/fault-words.ts';

/** The rows that were not written, as they stood, wrong cells marked and a column of reasons: correct it and import it. */
export const loader = forActor(async ({ actor, params, context }) => {
  const t = translator(importMessages, context.locale);
  const { fileName, labels, mapping, rows, template } = await importMarkedRows(
    actor,
    params['batchId'] ?? '',
    importTemplate,
  );
  const head = [t('rowHead'), ...labels, t('problem')].map((value) => ({ value, tone: 'head' as const }));
  return workbookResponse(`${fileName.replace(/\.\w+$/, '')} ${t('markedSheet')}`, [
    {
      name: t('data'),
      widths: [8, ...labels.map(() => 14), 60],
      rows: [
        head,
        ...rows.map((row) => {
          const wrong = new Set(row.faults.flatMap(({ column }) => (column === null ? [] : [mapping[column]])));
          const reasons = row.faults.map((one) => faultSentence(row.rowNumber, one, template, context.locale));
          if (row.reason) reasons.push(faultWords({ code: row.reason }, context.locale));
          return [
            row.rowNumber,
            ...labels.map((_, index) => {
              const value = typeof row.raw[index] === 'boolean' ? String(row.raw[index]) : (row.raw[index] ?? null);
              return wrong.has(index) ? { value, tone: 'error' as const } : value;
            }),
            { value: reasons.join(' '), tone: 'note' as const, wrap: true },
          ];
        }),
      ],
    },
  ]);
});
