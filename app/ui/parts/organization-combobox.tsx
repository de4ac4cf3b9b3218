import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type {
  FoundOrganizations,
  OrganizationChoice,
  OrganizationPicker,
} from '~/identity/rules/organization-choice.ts';
import { useT } from '../messages/define-messages.ts';
import { organizationFieldMessages } from '../messages/organization-field.ts';
import { partsMessages } from '../messages/parts.ts';
import { controlProps, Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { FoundChoices, MoreNote, OrganizationLines, PlaceLine } from './organization-results.tsx';
import { useOrganizationSearch } from './use-organization-search.ts';
import { useScripts } from './use-scripts.ts';

type OrganizationComboboxProps = Omit<FieldProps, 'id'> & { picker: OrganizationPicker };

/**
 * A text field that finds organizations while one types (the combobox of the ARIA practices: the focus stays in the
 * field, arrows walk the list, Enter takes, Escape puts back what was chosen). Until scripts run it is a text field with a
 * button. What it posts is read by `http/picked-organization.server.ts`.
 */
export function OrganizationCombobox({ picker, label, labelHidden, ...rest }: OrganizationComboboxProps) {
  const t = useT(organizationFieldMessages);
  const p = useT(partsMessages);
  const scripts = useScripts();
  const { name } = rest;
  const field = { ...rest, hint: rest.hint ?? t('hint') };
  const served = picker.found?.text ?? picker.chosen?.name ?? '';
  const [chosen, setChosen] = useState(picker.chosen);
  const [text, setText] = useState(served);
  /** what Escape puts back */
  const [before, setBefore] = useState({ chosen, text });
  const [words, setWords] = useState<string | null>(null);
  const [walked, setWalked] = useState<{ to: number; of: FoundOrganizations | null }>({ to: -1, of: null });
  const composing = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const search = useOrganizationSearch(picker, words);
  const open = scripts && words !== null;
  const found = open && search.state === 'found' ? search.found : null;
  const rows = found?.rows ?? [];
  // A place in a list that was replaced means nothing.
  const active = walked.of === found ? walked.to : -1;
  const walk = (to: number): void => setWalked({ to, of: found });
  const listId = `${name}-list`;
  const settled = text === (chosen?.name ?? '');
  const place = settled ? chosen : null;
  const control = controlProps(field);
  // One of the list may be called just as what was typed: then something is chosen all the same.
  const untouched = text === served && picker.found !== null && chosen === null;

  // What was typed before the page came alive counts.
  useEffect(() => {
    const typed = input.current?.value ?? served;
    if (typed === served) return;
    setText(typed);
    setChosen(null);
  }, [served]);
  useEffect(() => {
    if (active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);

  function show(asked: string): void {
    setWords(asked);
    // A phone's keyboard takes the lower half: the list needs the room above it.
    if (words === null && matchMedia('(pointer: coarse)').matches) box.current?.scrollIntoView({ block: 'start' });
  }
  function close(): void {
    setWords(null);
  }
  function take(row: OrganizationChoice | null): void {
    const now = { chosen: row, text: row?.name ?? '' };
    setChosen(now.chosen);
    setText(now.text);
    setBefore(now);
    close();
  }
  function type(typed: string): void {
    setText(typed);
    setChosen(null);
    if (!composing.current) show(typed.trim());
  }
  function press(event: KeyboardEvent<HTMLInputElement>): void {
    // 229: the Enter that ends a composition, as Safari tells it.
    if (composing.current || event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (!open) show(settled ? '' : text.trim());
      else if (rows.length > 0) walk((Math.max(active, step < 0 ? 0 : -1) + step + rows.length) % rows.length);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const only = search.state === 'found' && search.fresh && rows.length === 1 ? rows[0] : undefined;
      const row = rows[active] ?? only;
      if (row) take(row);
      else if (rows.length > 0) walk(0);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setChosen(before.chosen);
      setText(before.text);
      close();
    }
  }

  const said =
    search.state === 'found' ? t('count', { n: search.found.total }) : search.state === 'waiting' ? t('searching') : '';
  return (
    <Field {...field} label={label} labelHidden={labelHidden}>
      <div
        ref={box}
        className="combobox"
        onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || close()}
      >
        <div className="combobox-line">
          <Icon name="search" />
          <input
            ref={input}
            {...control}
            aria-describedby={[control['aria-describedby'], place && `${name}-place`].filter(Boolean).join(' ')}
            name={scripts && settled ? undefined : `${name}.text`}
            type="text"
            className="input"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={100}
            {...(scripts && {
              role: 'combobox',
              'aria-autocomplete': 'list' as const,
              'aria-expanded': open,
              'aria-controls': listId,
              'aria-activedescendant': active >= 0 ? `${listId}-${active}` : undefined,
            })}
            value={text}
            placeholder={rest.hint ? t('hint') : undefined}
            onChange={(event) => type(event.currentTarget.value)}
            onClick={() => open || show(settled ? '' : text.trim())}
            onKeyDown={press}
            onCompositionStart={() => (composing.current = true)}
            onCompositionEnd={(event) => {
              composing.current = false;
              type(event.currentTarget.value);
            }}
          />
          {scripts && text !== '' && (
            <button
              type="button"
              className="combobox-clear"
              aria-label={t('clear')}
              onClick={() => {
                take(null);
                input.current?.focus();
              }}
            >
              <Icon name="cross" />
            </button>
          )}
          {!scripts && (
            <button className="btn" name="find" value={name} formNoValidate aria-label={t('look')}>
              {p('find')}
            </button>
          )}
        </div>
        {(!scripts || untouched) && <input type="hidden" name={`${name}.of`} value={served} />}
        {!(untouched && picker.found) && <input type="hidden" name={name} value={chosen?.id ?? ''} />}
        {scripts && (
          // The focus stays in the field, whatever is touched here.
          <div
            className="combobox-list"
            role="presentation"
            hidden={!open}
            onMouseDown={(event) => event.preventDefault()}
          >
            <div id={listId} role="listbox" aria-label={t('results')} className="combobox-rows">
              {rows.map((row, at) => (
                <button
                  key={row.id}
                  id={`${listId}-${at}`}
                  type="button"
                  role="option"
                  tabIndex={-1}
                  aria-selected={at === active}
                  onClick={() => take(row)}
                >
                  <OrganizationLines row={row} />
                </button>
              ))}
            </div>
            {search.state === 'waiting' && <p className="combobox-note">{t('searching')}</p>}
            {search.state === 'failed' && <p className="combobox-note field-error">{t('failed')}</p>}
            {found && <MoreNote found={found} />}
          </div>
        )}
        {scripts && (
          <p role="status" className="hidden-visually">
            {open ? said : ''}
          </p>
        )}
      </div>
      {place && <PlaceLine row={place} id={`${name}-place`} />}
      {untouched && picker.found && <FoundChoices name={name} found={picker.found} />}
    </Field>
  );
}
