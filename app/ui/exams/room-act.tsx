import { useId, type ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { examBoardMessages } from '../messages/exam-board.ts';
import { Button, type ButtonLook } from '../parts/button.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { TextInput } from '../parts/text-input.tsx';

export type RoomActProps = {
  action: string;
  intent: string;
  /** whom it concerns; left out for the whole room */
  attemptId?: string;
  open: ReactNode;
  confirm: ReactNode;
  look?: ButtonLook;
  lead?: ReactNode;
  withMinutes?: boolean;
  /** label of the text that must be given */
  text: { name: 'reason' | 'note'; label: string; hint?: string };
};

/** An act in the room that needs its reason: folded until wanted, works without scripts. */
export function RoomAct(props: RoomActProps) {
  const { action, intent, attemptId, open, confirm, look = 'ink', lead, withMinutes, text } = props;
  const t = useT(examBoardMessages);
  const id = useId();
  return (
    <details className="room-act">
      <summary className="btn">{open}</summary>
      <form method="post" action={action}>
        <input type="hidden" name="intent" value={intent} />
        {attemptId && <input type="hidden" name="attemptId" value={attemptId} />}
        {lead && <p className="cap">{lead}</p>}
        {withMinutes && (
          <TextInput
            name="minutes"
            id={`${id}minutes`}
            label={t('minutes')}
            type="number"
            inputMode="numeric"
            min={1}
            max={120}
            defaultValue={10}
            width="short"
            required
          />
        )}
        <Textarea
          name={text.name}
          id={`${id}text`}
          label={text.label}
          hint={text.hint}
          rows={2}
          maxLength={500}
          required
        />
        <Button look={look}>{confirm}</Button>
      </form>
    </details>
  );
}
