import { useEffect, useRef } from 'react';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { Icon } from './icon.tsx';

export type ErrorSummaryProps = {
  /** Field name (or id) → sentence. Nothing is shown when it is empty. */
  errors: Readonly<Record<string, string | undefined>>;
};

/** All that is wrong with a form, above it; takes the focus when it appears, each line leads to its field. */
export function ErrorSummary({ errors }: ErrorSummaryProps) {
  const t = useT(partsMessages);
  const box = useRef<HTMLDivElement>(null);
  const found = Object.entries(errors).filter(([, sentence]) => sentence);
  const key = found.map(([, sentence]) => sentence).join('\n');
  useEffect(() => {
    if (!key || !box.current) return;
    box.current.focus();
    for (const link of box.current.querySelectorAll('a')) {
      const { group, label } = namesOf(link.hash.slice(1));
      // The style sheet sets it before the sentence, where the sentence does not name the field itself.
      const missing = [group, label].filter((name) => name && !link.textContent.includes(name)).join(' ');
      if (missing) link.dataset['label'] = t('errorOf', { label: missing });
    }
  }, [key, t]);
  if (found.length === 0) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>
        <Icon name="warn" />
        {t('errorSummary', { n: found.length })}
      </h2>
      <ul>
        {found.map(([id, sentence]) => (
          <li key={id}>
            <a href={`#${id}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The name of a field as it stands above it, and that of the group in which fields of one name repeat, so that 「请填写」
 * says what is missing and whose; read from the page, which has them.
 */
function namesOf(id: string): { group: string; label: string } {
  const words = (element: Element | null | undefined): string => element?.firstChild?.textContent?.trim() ?? '';
  const field = document.getElementById(id);
  const group = words(field?.parentElement?.closest('fieldset')?.querySelector('legend'));
  if (field instanceof HTMLInputElement && field.type === 'radio') return { group: '', label: group };
  return { group, label: words(document.querySelector(`label[for="${CSS.escape(id)}"]`)) };
}
