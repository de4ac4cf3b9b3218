import type { ImportTemplate, RowFault } from '~/operations/rules/import-template.ts';
import type { Locale } from '../locale.ts';
import { translator } from '../messages/define-messages.ts';
import { importFaultMessages } from '../messages/import-faults.ts';
import { importMessages } from '../messages/imports.ts';

type Code = keyof typeof importFaultMessages;

/** What is wrong, without row and column. A code that the catalogue lacks is shown as it is rather than hidden. */
export function faultWords(fault: Pick<RowFault, 'code' | 'params'>, locale: Locale): string {
  if (!(fault.code in importFaultMessages)) return fault.code;
  const t = translator(importFaultMessages, locale) as (key: Code, values?: Record<string, string | number>) => string;
  return t(fault.code as Code, { ...fault.params });
}

/** The heading of the column in the sheet, or the template's name for it. */
export function columnWords(key: string, template: Pick<ImportTemplate, 'columns'>, locale: Locale): string {
  const column = template.columns.find((one) => one.key === key);
  return (locale === 'en' ? column?.labelEn : column?.label) ?? key;
}

/** 第37行“任职起始”不是日期（2026/13/1）。 */
export function faultSentence(
  rowNumber: number,
  fault: RowFault,
  template: Pick<ImportTemplate, 'columns'>,
  locale: Locale,
): string {
  const t = translator(importMessages, locale);
  const what = faultWords(fault, locale);
  return fault.column
    ? t('faultOfCell', { row: rowNumber, column: columnWords(fault.column, template, locale), what })
    : t('faultOfRow', { row: rowNumber, what });
}

/**
 * Faults that a person would call the same, together: their label, their codes joined by commas, and how many rows.
 */
export function faultGroups(
  faults: readonly { code: string; n: number }[],
  locale: Locale,
): { label: string; codes: string; n: number }[] {
  const groups = new Map<string, { codes: string[]; n: number }>();
  for (const { code, n } of faults) {
    const label = faultLabel(code, locale);
    const group = groups.get(label) ?? { codes: [], n: 0 };
    groups.set(label, { codes: [...group.codes, code].sort(), n: group.n + n });
  }
  return [...groups].map(([label, { codes, n }]) => ({ label, codes: codes.join(','), n })).sort((a, b) => b.n - a.n);
}

/** Heads of the groups of equal faults: shorter than the sentence, without its values. */
export function faultLabel(code: string, locale: Locale): string {
  const t = translator(importMessages, locale);
  const group = FAULT_GROUPS[code];
  if (group) return t(group);
  // No row stands behind a group: what its sentence would name is left open.
  const sentence = code in importFaultMessages ? importFaultMessages[code as Code].join() : '';
  const params = Object.fromEntries([...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => [name, '…']));
  return faultWords({ code, params }, locale).replace(/[（(，,].*$/, '');
}

const FAULT_GROUPS: Record<string, keyof typeof importMessages & `group${string}`> = {
  required: 'groupRequired',
  formula: 'groupFormula',
  'not-a-date': 'groupDate',
  'month-out-of-range': 'groupDate',
  'day-out-of-range': 'groupDate',
  'year-out-of-range': 'groupDate',
  'january-or-october': 'groupJanuary',
  'not-in-list': 'groupList',
  'organization-unknown': 'groupOrganization',
  'organization-unknown-near': 'groupOrganization',
  'organization-name-twice': 'groupOrganization',
  'code-and-name-differ': 'groupOrganization',
  'parent-unknown': 'groupOrganization',
  'parent-row-wrong': 'groupOrganization',
  'number-twice': 'groupTwice',
  'same-as-row': 'groupTwice',
  'code-twice': 'groupTwice',
  'person-twice': 'groupTwice',
};
