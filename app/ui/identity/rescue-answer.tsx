import { formatDate, formatTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { Notice } from '../parts/notice.tsx';

export type RescueShown =
  | {
      ok: true;
      rescue: 'unlock' | 'slip' | 'reset';
      name: string;
      accountNumber: string;
      code: string | null;
      until: Date | null;
    }
  | { ok: false; reason: 'self' | 'holds-rights' | 'disabled' | 'separate-power' };

/** What the rescue did: the code in large letters, to be read out or copied down. */
export function RescueAnswer({ answer }: { answer: RescueShown }) {
  const t = useT(accountsMessages);
  const [locale, zone] = [useLocale(), useZone()];
  if (!answer.ok) return <Notice kind="bad" title={t(barWords[answer.reason])} />;
  const { name, code, until } = answer;
  if (!code || !until) return <Notice kind="success" title={t('unlocked', { name })} />;
  const slip = answer.rescue === 'slip';
  return (
    <section className="issued-code" role="status">
      <h2>{t(slip ? 'slipIssued' : 'resetIssued', { name })}</h2>
      <p className="issued-code-value">
        <code>{code}</code>
      </p>
      <p>
        <span className="num">{answer.accountNumber}</span>
        {' · '}
        {slip
          ? t('slipUse', { time: formatTime(until, zone) })
          : t('resetUse', { date: formatDate(until, locale, zone) })}
      </p>
    </section>
  );
}

export const barWords = {
  self: 'barSelf',
  'holds-rights': 'barHoldsRights',
  disabled: 'barDisabled',
  'separate-power': 'barSeparatePower',
} as const;
