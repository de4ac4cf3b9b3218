import type { ImportColumn, ImportTemplate } from '~/operations/rules/import-template.ts';
import type { Locale } from '../locale.ts';
import { translator } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';

type Cell = string | null | { value: string; tone: 'head' | 'note'; wrap?: boolean };
export type TemplateSheet = { name: string; rows: Cell[][]; widths: number[]; stickyRows?: number };

const head = (value: string): Cell => ({ value, tone: 'head' });

/** 填写说明, 数据 with the headings and one example, 字典 (`conventions` §3.3). */
export function templateSheets(template: ImportTemplate, locale: Locale): TemplateSheet[] {
  const t = translator(importMessages, locale);
  const name = (column: ImportColumn): string => (locale === 'en' ? column.labelEn : column.label);
  const oneOf = (template.oneOf ?? []).map((keys) => template.columns.filter(({ key }) => keys.includes(key)));
  const required = (column: ImportColumn): string => {
    const group = oneOf.find((columns) => columns.includes(column));
    if (column.required || column.requiredColumn) return t('yes');
    return group ? t('oneOfThese', { columns: group.map(name).join('、') }) : t('no');
  };
  const dictionaries = template.columns.filter(({ dictionary }) => dictionary?.length);
  const longest = Math.max(0, ...dictionaries.map(({ dictionary }) => dictionary?.length ?? 0));
  return [
    {
      name: t('help'),
      widths: [20, 26, 60, 30],
      rows: [
        [head(t('helpColumn')), head(t('helpRequired')), head(t('helpHow')), head(t('helpExample'))],
        ...template.columns.map((column): Cell[] => [
          name(column),
          required(column),
          column.hint ?? (column.dictionary ? column.dictionary.join('、') : null),
          column.example ?? null,
        ]),
        [],
        ...(template.notes ?? []).map((note): Cell[] => [{ value: note, tone: 'note' }]),
      ],
    },
    {
      name: t('data'),
      widths: template.columns.map((column) => Math.max(12, name(column).length * 2 + 4)),
      rows: [
        template.columns.map((column) =>
          head(`${name(column)}${column.required || column.requiredColumn ? '＊' : ''}`),
        ),
      ],
    },
    {
      name: t('dictionary'),
      widths: dictionaries.map(() => 18),
      rows: [
        dictionaries.map((column) => head(name(column))),
        ...Array.from({ length: longest }, (_, i) =>
          dictionaries.map(({ dictionary }): Cell => dictionary?.[i] ?? null),
        ),
      ],
    },
  ];
}
