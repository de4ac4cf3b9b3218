import type { ReactNode } from 'react';
import { Button, LinkButton, type ButtonLook } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';

export type AskCardProps = {
  title: ReactNode;
  /** the consequence, and how many people it touches */
  children: ReactNode;
  action: string;
  fields: Readonly<Record<string, string>>;
  confirm: ReactNode;
  look?: ButtonLook;
  /** further fields of the question, such as a reason */
  extra?: ReactNode;
  back: { href: string; label: string };
};

/** Asks before an act on the page itself: where scripts do not run, and where the act needs a reason. */
export function AskCard({ title, children, action, fields, confirm, look = 'danger', extra, back }: AskCardProps) {
  return (
    <Card title={title} id="ask">
      <form method="post" action={action} className="stack">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div>{children}</div>
        {extra}
        <div className="form-acts">
          <Button look={look}>{confirm}</Button>
          <LinkButton href={back.href}>{back.label}</LinkButton>
        </div>
      </form>
    </Card>
  );
}
