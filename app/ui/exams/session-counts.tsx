import type { SessionCounts as Counts } from '~/exams/rules/session-counts.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examSessionPageMessages } from '../messages/exam-session-page.ts';
import { Stat } from '../parts/stat.tsx';

/** Where the people of a session stand; every figure leads to its names. */
export function SessionCounts({ sessionId, counts }: { sessionId: string; counts: Counts }) {
  const t = useT(examSessionPageMessages);
  const locale = useLocale();
  const list = `/admin/sessions/${sessionId}/registrations`;
  const figures = [
    ['registered', counts.registered, 'status=REGISTERED'],
    ['signedIn', counts.signedIn, 'status=signed-in'],
    ['running', counts.running, 'status=running'],
    ['handedIn', counts.handedIn, 'status=handed-in'],
    ['notCome', counts.notCome, 'status=not-come'],
    ['passed', counts.passed, 'status=passed'],
    ['deferred', counts.deferred, 'status=DEFERRED'],
    ['noAccount', counts.noAccount, 'status=no-account'],
  ] as const;
  return (
    <div className="figures">
      {figures
        .filter(([key, n]) => n > 0 || key === 'registered' || key === 'handedIn')
        .map(([key, n, query]) => (
          <Stat
            key={key}
            label={t(key)}
            figure={formatNumber(n, locale)}
            definition={t('countsBasis')}
            href={`${list}?${query}`}
            tone={key === 'noAccount' ? 'due' : 'plain'}
          />
        ))}
    </div>
  );
}
