import { formatDateTime } from '../format.ts';
import type { Locale } from '../locale.ts';
import type { Translator } from '../messages/define-messages.ts';
import { inboxMessages } from '../messages/inbox.ts';

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** What a notice says. Moments among its values are written in the reader's language and the authority's zone. */
export function noticeSentence(
  notice: { kind: string; params: Readonly<Record<string, string | number>> },
  t: Translator<typeof inboxMessages>,
  locale: Locale,
  zone: string,
): string {
  const known = Object.hasOwn(inboxMessages, notice.kind) ? (notice.kind as 'session-registered') : null;
  if (!known) return t('other');
  const written = Object.fromEntries(
    Object.entries(notice.params).map(([name, value]) => [
      name,
      typeof value === 'string' && MOMENT.test(value) ? formatDateTime(value, locale, zone) : value,
    ]),
  );
  const absent = { title: '', number: '', opensAt: '', venue: '', occasion: '' };
  return t(known, { ...absent, ...written });
}
