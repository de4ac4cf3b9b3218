import { useState } from 'react';
import type { ClauseChoice } from '~/questions/rules/question-views.ts';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { questionMessages } from '../messages/questions.ts';
import { controlProps, Field } from '../parts/field.tsx';
import { UnconfirmedTag } from '../parts/tag.tsx';
import { useScripts } from '../parts/use-scripts.ts';

export type ClausePickerProps = {
  clauses: readonly ClauseChoice[];
  chosen: string | undefined;
  error: string | undefined;
};

/** One clause out of all in force, grouped by document; narrowed by typing, and its text shown once it is chosen. */
export function ClausePicker({ clauses, chosen, error }: ClausePickerProps) {
  const t = useT(questionMessages);
  const p = useT(partsMessages);
  const [narrow, setNarrow] = useState('');
  const [id, setId] = useState(chosen ?? '');
  // Typing narrows the list only where scripts run; without them the whole list is there.
  const alive = useScripts();
  const words = narrow.trim().split(/\s+/).filter(Boolean);
  const fits = (clause: ClauseChoice) =>
    clause.clauseId === id ||
    words.every((word) => `${clause.documentTitle}${clause.label}${clause.heading}${clause.substance}`.includes(word));
  const shown = clauses.filter(fits);
  const picked = clauses.find((clause) => clause.clauseId === id);
  const field = { name: 'clauseId', hint: t('clauseHint'), error, required: true };
  return (
    <div className="clause-picker">
      <Field {...field} label={t('clause')}>
        {alive && (
          <input
            className="input"
            type="search"
            aria-label={t('clauseSearch')}
            placeholder={t('clauseSearch')}
            value={narrow}
            onChange={(event) => setNarrow(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        )}
        <select
          {...controlProps(field)}
          className="input select"
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        >
          <option value="">{t('clausePick')}</option>
          {[...new Set(shown.map((clause) => clause.documentTitle))].map((title) => (
            <optgroup key={title} label={title}>
              {shown
                .filter((clause) => clause.documentTitle === title)
                .map((clause) => (
                  <option key={clause.clauseId} value={clause.clauseId}>
                    {clause.label} {clause.heading}
                    {clause.confirmed ? '' : ` · ${p('unconfirmed')}`}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </Field>
      {picked && (
        <blockquote className="clause-text">
          <p>{picked.substance}</p>
          <footer className="cap">
            《{picked.documentTitle}》{picked.label} {!picked.confirmed && <UnconfirmedTag />}
          </footer>
        </blockquote>
      )}
    </div>
  );
}
