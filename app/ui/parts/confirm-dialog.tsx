import { useId, useRef, type ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { Button, LinkButton, type ButtonLook } from './button.tsx';

export type ConfirmDialogProps = {
  /** Words of the button that asks. */
  trigger: ReactNode;
  triggerLook?: ButtonLook | undefined;
  small?: boolean | undefined;
  /** The page that asks the same question without JavaScript. */
  href: string;
  title: ReactNode;
  /** The consequence, and how many people it touches. */
  children: ReactNode;
  /** Where the confirmed act is posted, with what. */
  action: string;
  fields?: Readonly<Record<string, string>> | undefined;
  confirm: ReactNode;
  confirmLook?: ButtonLook | undefined;
};

/** Asks before an act that cannot be undone: a native dialog, or the page at `href` where scripts do not run. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, triggerLook = 'quiet', small, href, confirmLook = 'danger', fields = {} } = props;
  const t = useT(partsMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  return (
    <>
      <LinkButton
        href={href}
        look={triggerLook}
        {...(small && { small })}
        onClick={(event) => {
          if (!dialog.current?.showModal) return;
          event.preventDefault();
          dialog.current.showModal();
        }}
      >
        {trigger}
      </LinkButton>
      <dialog ref={dialog} className="dialog" aria-labelledby={heading}>
        <h2 id={heading}>{props.title}</h2>
        <div className="dialog-body">{props.children}</div>
        <form method="post" action={props.action} className="dialog-acts">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="button" onClick={() => dialog.current?.close()}>
            {t('notNow')}
          </Button>
          <Button look={confirmLook}>{props.confirm}</Button>
        </form>
      </dialog>
    </>
  );
}
