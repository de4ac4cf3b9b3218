import type { OrganizationPicker, PickAnswer } from '~/identity/rules/organization-choice.ts';
import { useT, type Translator } from '../messages/define-messages.ts';
import { organizationFieldMessages } from '../messages/organization-field.ts';
import type { FieldProps } from './field.tsx';
import { OrganizationCombobox } from './organization-combobox.tsx';
import { Select } from './select.tsx';

export type OrganizationFieldProps = Omit<FieldProps, 'id'> & {
  picker: OrganizationPicker;
  /** what stood in the picker of a form that was not accepted, instead of what the page opened with */
  answer?: PickAnswer | undefined;
};

/**
 * One organization out of the tree. Whoever may choose among few has the browser's own list; beyond that it is searched
 * for, with scripts while one types, without them by a button that brings the form back as it was.
 */
export function OrganizationField({ picker, answer, error, ...field }: OrganizationFieldProps) {
  const t = useT(organizationFieldMessages);
  const shown: PickAnswer = answer ?? picker;
  const said = pickSentence(shown, t) ?? error;
  if (picker.listed === null) return <OrganizationCombobox {...field} picker={{ ...picker, ...shown }} error={said} />;
  const { listed } = picker;
  const { chosen } = shown;
  // What is stored may stay, though it is not for this person to choose.
  const stays = chosen && !listed.some(({ id }) => id === chosen.id) ? [{ ...chosen, depth: 0 }] : [];
  return (
    <Select
      {...field}
      key={chosen?.id}
      error={said}
      defaultValue={chosen?.id ?? ''}
      choices={[...stays, ...listed].map(({ id, name, code, depth }) => ({
        value: id,
        label: `${'　'.repeat(depth)}${name}（${code}）`,
      }))}
    />
  );
}

/** What is wrong with what was picked, for the field and for the summary above the form. */
export function pickSentence(
  { fault, found }: PickAnswer,
  t: Translator<typeof organizationFieldMessages>,
): string | undefined {
  if (fault === null) return undefined;
  return fault === 'none' || fault === 'several' ? t(fault, { text: found?.text ?? '' }) : t(fault);
}

/** The same by name of field, for the picked organizations of a form. */
export function usePickErrors(picked: Readonly<Record<string, PickAnswer>> | undefined): Record<string, string> {
  const t = useT(organizationFieldMessages);
  return Object.fromEntries(
    Object.entries(picked ?? {}).flatMap(([name, answer]) => {
      const sentence = pickSentence(answer, t);
      return sentence ? [[name, sentence]] : [];
    }),
  );
}
