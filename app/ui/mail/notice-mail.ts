import { type Locale, locales } from '../locale.ts';
import { translator } from '../messages/define-messages.ts';
import { inboxMessages } from '../messages/inbox.ts';
import { mailMessages } from '../messages/mail.ts';
import { noticeSentence } from '../operations/notice-sentence.ts';

/** The mail of a notice: what it says, where to read it, how to end it. No name and no number of a person. */
export function noticeMail(
  notice: { kind: string; params: Readonly<Record<string, string | number>> },
  wanted: string,
  { zone, site }: { zone: string; site: string | null },
): { subject: string; text: string } {
  const locale: Locale = locales.find((one) => one === wanted) ?? 'zh-CN';
  const t = translator(mailMessages, locale);
  const sentence = noticeSentence(notice, translator(inboxMessages, locale), locale, zone).trim();
  const where = site ? t('whereAt', { address: `${site}/inbox` }) : t('where');
  const subject = t(notice.kind === 'mail-address-set' ? 'subjectAddress' : 'subject');
  return { subject, text: [sentence, where, t('why'), t('nonClassified')].join('\n\n') + '\n' };
}
