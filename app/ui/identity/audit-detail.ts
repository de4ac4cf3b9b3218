import { auditFields, auditSubjects } from '../messages/audit-fields.ts';
import { auditValues } from '../messages/audit-values.ts';
import { auditMessages } from '../messages/audit.ts';
import { translator, type Messages } from '../messages/define-messages.ts';
import type { Locale } from '../locale.ts';

const LONGEST = 24;

/**
 * What an entry says besides, on a line: `方式：一次性登录码 · 数量：3`. A field or a code that has
 * no word stands as it is. Digests are
 * cut, the export holds them whole.
 *
 * @param detail the JSON of the entry
 */
export function auditDetail(detail: string, locale: Locale): string {
  const colon = locale === 'en' ? ': ' : '：';
  return Object.entries(JSON.parse(detail) as Record<string, unknown>)
    .map(([name, value]) => `${wordOr(auditFields, name, locale)}${colon}${cut(said(name, value, locale))}`)
    .join(' · ');
}

/** The word for a kind of subject; the kind itself where it has none. */
export const auditSubject = (type: string, locale: Locale): string => wordOr(auditSubjects, type, locale);

const wordOr = (words: Messages, key: string, locale: Locale): string =>
  Object.hasOwn(words, key) ? translator(words, locale)(key) : key;

function said(name: string, value: unknown, locale: Locale): string {
  if (typeof value === 'string') {
    const key = `${name}.${value}`;
    return Object.hasOwn(auditValues, key) ? wordOr(auditValues, key, locale) : value;
  }
  if (typeof value === 'boolean') return translator(auditMessages, locale)(value ? 'yes' : 'no');
  if (value === null) return '—';
  return Array.isArray(value) ? value.join(locale === 'en' ? ', ' : '、') : JSON.stringify(value);
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
