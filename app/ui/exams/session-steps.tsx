import type { SessionCounts } from '~/exams/rules/session-counts.ts';
import { useT } from '../messages/define-messages.ts';
import { examSessionPageMessages } from '../messages/exam-session-page.ts';
import { LinkButton } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { AskCard } from './ask-card.tsx';

export const SESSION_QUESTIONS = ['publish', 'close', 'cancel', 'end'] as const;
export type SessionQuestion = (typeof SESSION_QUESTIONS)[number];

export type SessionStepsProps = {
  session: { id: string; number: string };
  may: Readonly<Record<SessionQuestion | 'edit', boolean>>;
  counts: Pick<SessionCounts, 'registered' | 'running' | 'notCome'>;
  /** the question that the address asks, for pages without scripts */
  asking: SessionQuestion | null;
  ready: boolean;
};

/** What an officer can do next with a session; each step asks first and says whom it touches. */
export function SessionSteps({ session, may, counts, asking, ready }: SessionStepsProps) {
  const t = useT(examSessionPageMessages);
  const base = `/admin/sessions/${session.id}`;
  const words: Record<SessionQuestion, { title: string; what: string }> = {
    publish: { title: t('publishAsk', { number: session.number }), what: t('publishWhat', { n: counts.registered }) },
    close: { title: t('closeAsk', { number: session.number }), what: t('closeWhat', { n: counts.registered }) },
    cancel: { title: t('cancelAsk', { number: session.number }), what: t('cancelWhat', { n: counts.registered }) },
    end: {
      title: t('endAsk', { number: session.number }),
      what: t('endWhat', { n: counts.running, absent: counts.notCome }),
    },
  };
  const open = SESSION_QUESTIONS.filter((step) => may[step] && (step !== 'publish' || ready));
  if (asking && open.includes(asking))
    return (
      <AskCard
        title={words[asking].title}
        action={base}
        fields={{ intent: asking }}
        confirm={t(asking)}
        look={asking === 'publish' ? 'red' : 'danger'}
        back={{ href: base, label: t('keep') }}
      >
        <p>{words[asking].what}</p>
      </AskCard>
    );
  if (open.length === 0 && !may.edit) return null;
  return (
    <div className="row">
      {open.map((step) => (
        <ConfirmDialog
          key={step}
          trigger={t(step)}
          triggerLook={step === 'publish' ? 'red' : step === 'close' ? 'quiet' : 'danger'}
          href={`${base}?ask=${step}#ask`}
          title={words[step].title}
          action={base}
          fields={{ intent: step }}
          confirm={t(step)}
          confirmLook={step === 'publish' ? 'red' : 'danger'}
        >
          <p>{words[step].what}</p>
        </ConfirmDialog>
      ))}
      {may.edit && <LinkButton href={`${base}/edit`}>{t('change')}</LinkButton>}
    </div>
  );
}
