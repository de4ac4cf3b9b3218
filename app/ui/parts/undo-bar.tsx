import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { Button } from './button.tsx';

export type UndoBarProps = {
  /** What was done, to how many. */
  children: ReactNode;
  action: string;
  fields?: Readonly<Record<string, string>> | undefined;
  /** Until when it can be undone, as written. */
  until?: string | undefined;
};

/** What was just done, and the way back. */
export function UndoBar({ children, action, fields = {}, until }: UndoBarProps) {
  const t = useT(partsMessages);
  return (
    <form method="post" action={action} className="undo-bar">
      <p role="status">
        {children}
        {until && <span className="cap"> {t('undoUntil', { time: until })}</span>}
      </p>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button icon="undo" small>
        {t('undo')}
      </Button>
    </form>
  );
}
