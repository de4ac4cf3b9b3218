import { useT } from '../messages/define-messages.ts';
import { examRegistrationMessages } from '../messages/exam-registrations.ts';
import { Notice } from '../parts/notice.tsx';
import { UndoBar } from '../parts/undo-bar.tsx';

export const REGISTRATION_NEWS = [
  'registered',
  'withdrawn',
  'restored',
  'deferred',
  'substituted',
  'signedInDone',
  'signedOutDone',
] as const;
export type RegistrationNewsWord = (typeof REGISTRATION_NEWS)[number];

export type RegistrationNewsProps = {
  answer: {
    refusal?: string;
    added?: { n: number; already: number; unknown: string[]; refused: { name: string; why: string }[] };
  } | null;
  done: RegistrationNewsWord | null;
  n: number;
  already: number;
  /** who was just taken out and can be put back */
  undo: { id: string; name: string } | null;
  action: string;
};

/** What the last act on the list did, and what it could not do. */
export function RegistrationNews({ answer, done, n, already, undo, action }: RegistrationNewsProps) {
  const t = useT(examRegistrationMessages);
  if (answer?.refusal) return <Notice kind="bad" title={answer.refusal} />;
  if (answer?.added) {
    const { unknown, refused } = answer.added;
    return (
      <Notice kind="due" title={t('registered', { n: answer.added.n })}>
        {answer.added.already > 0 && <p>{t('already', { n: answer.added.already })}</p>}
        {unknown.length > 0 && <p>{t('unknown', { n: unknown.length, list: unknown.join('、') })}</p>}
        {refused.length > 0 && (
          <>
            <p>{t('refused', { n: refused.length })}</p>
            <ul>
              {refused.map(({ name, why }) => (
                <li key={name + why}>
                  {name} · {why}
                </li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    );
  }
  if (done === 'withdrawn' && undo)
    return (
      <UndoBar action={action} fields={{ intent: 'restore', registrationId: undo.id }}>
        {t('undoWithdraw', { name: undo.name })}
      </UndoBar>
    );
  if (!done) return null;
  return (
    <Notice
      kind="success"
      title={done === 'registered' || done === 'signedInDone' || done === 'signedOutDone' ? t(done, { n }) : t(done)}
    >
      {done === 'registered' && already > 0 && t('already', { n: already })}
    </Notice>
  );
}
