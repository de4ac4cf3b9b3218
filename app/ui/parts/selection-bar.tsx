import { useEffect, useState, type ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';

export type SelectionBarProps = {
  /** The id that the check boxes of the table name as their form. */
  form: string;
  action: string;
  method?: 'post' | 'get' | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
  /** Submit buttons: what can be done to the chosen rows. Give each its `name="intent"` and `value`. */
  children: ReactNode;
};

/** What can be done to the chosen rows. It rises from the foot once a row is chosen; place it right after the table. */
export function SelectionBar({ form, action, method = 'post', fields = {}, children }: SelectionBarProps) {
  const t = useT(partsMessages);
  const [count, setCount] = useState<number>();
  useEffect(() => {
    const recount = () => {
      const boxes = document.querySelectorAll<HTMLInputElement>(
        `tbody input[type=checkbox][form="${CSS.escape(form)}"]`,
      );
      setCount([...boxes].filter((box) => box.checked).length);
    };
    recount();
    // A reset is told before the boxes are cleared.
    const recountAfter = () => setTimeout(recount);
    document.addEventListener('change', recount);
    document.addEventListener('reset', recountAfter);
    return () => {
      document.removeEventListener('change', recount);
      document.removeEventListener('reset', recountAfter);
    };
  }, [form]);
  return (
    <form id={form} action={action} method={method} className="selection-bar" data-count={count}>
      <p role="status">{count !== undefined && t('selected', { n: count })}</p>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button type="reset" className="btn btn-bare">
        {t('clearSelection')}
      </button>
    </form>
  );
}
