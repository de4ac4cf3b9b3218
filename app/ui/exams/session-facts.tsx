import { formatTableDateTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examSessionPageMessages } from '../messages/exam-session-page.ts';
import { examSessionMessages } from '../messages/exam-sessions.ts';
import { Card } from '../parts/card.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { sessionWindow } from './session-window.ts';

export type SessionFactsProps = {
  session: {
    id: string;
    occasion: 'PRE_ELECTION' | 'PRE_APPOINTMENT' | 'CERTIFICATION_L1';
    opensAt: Date;
    closesAt: Date;
    registrationClosesAt: Date | null;
    venue: string | null;
    notice: string;
  };
  policy: {
    id: string;
    title: string;
    titleEn: string;
    number: number;
    questions: number;
    points: number;
    minutes: number;
    passMark: number;
    /** whether its page opens to the viewer */
    open: boolean;
  };
  mayEdit: boolean;
};

/** When, where and by which rules. */
export function SessionFacts({ session, policy, mayEdit }: SessionFactsProps) {
  const t = useT(examSessionPageMessages);
  const list = useT(examSessionMessages);
  const zone = useZone();
  const english = useLocale() === 'en';
  const time = (at: Date): string => formatTableDateTime(at, zone);
  const { from, to } = sessionWindow(session, zone);
  const rules = t('rulesLine', {
    title: english ? policy.titleEn : policy.title,
    n: policy.number,
    questions: policy.questions,
    points: policy.points,
    minutes: policy.minutes,
    passMark: policy.passMark,
  });
  return (
    <Card title={t('facts')} aside={mayEdit && <a href={`/admin/sessions/${session.id}/edit`}>{t('change')}</a>}>
      <DescriptionList
        items={[
          { term: list('occasion'), detail: list(session.occasion) },
          { term: t('window'), detail: <span className="num">{t('windowOf', { from, to })}</span> },
          {
            term: t('registrationClosesAt'),
            detail: session.registrationClosesAt ? time(session.registrationClosesAt) : t('byHand'),
          },
          { term: t('venue'), detail: session.venue },
          {
            term: t('rules'),
            detail: policy.open ? <a href={`/admin/policies/${policy.id}?version=${policy.number}`}>{rules}</a> : rules,
          },
          { term: t('notice'), detail: session.notice },
        ]}
      />
    </Card>
  );
}
