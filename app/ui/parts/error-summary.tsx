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
      const label = labelOf(link.hash.slice(1));
      // The style sheet sets it before the sentence, where the sentence does not name the field itself.
      if (label && !link.textContent.includes(label)) link.dataset['label'] = t('errorOf', { label });
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

/** The name of a field as it stands above it, so that 「请填写」 says what is missing; read from the page, which has it. */
function labelOf(id: string): string {
  const field = document.getElementById(id);
  const label =
    field instanceof HTMLInputElement && field.type === 'radio'
      ? field.closest('fieldset')?.querySelector('legend')
      : document.querySelector(`label[for="${CSS.escape(id)}"]`);
  return label?.firstChild?.textContent?.trim() ?? '';
}
