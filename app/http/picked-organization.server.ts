import { redirect } from '@remix-run/node';
import {
  organizationChosen,
  organizationPicker,
  searchOrganizations,
  type ChoiceLimits,
} from '~/identity/queries/organization-choices.server.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import type { ChoicePermission, OrganizationPicker, PickAnswer } from '~/identity/rules/organization-choice.ts';
import { isId } from '~/platform/id.ts';
import { recordTrespass } from './record-trespass.server.ts';

/*
 * What a picker posts: `name`, the id that is chosen; and where scripts do not run, or nothing is chosen yet,
 * `name.text`, what stands in its text field, and `name.of`, what stood there when the page was made. Text that was not
 * touched means the id; text that was means whatever it names. `find` with the name of the field only asks to look.
 */

export type PickedOrganization = {
  /** to be shown again where the form is not accepted */
  answer: PickAnswer;
  /** the person asked what fits, and for nothing to be done yet */
  looking: boolean;
  /** what to answer a form with that is not accepted on account of this */
  status: 200 | 400 | 403;
};

/**
 * Reads the organization that was picked and leaves its id in the form, or nothing where none can be taken, so that the
 * form's own schema refuses it. An organization outside of the actor's subtrees is a trespass and recorded as one.
 *
 * @throws {Forbidden} to whom the act is permitted nowhere
 */
export async function pickOrganization(
  actor: Actor,
  permission: ChoicePermission,
  posted: FormData | URLSearchParams,
  name: string,
  limits: ChoiceLimits & { path: string },
): Promise<PickedOrganization> {
  const looking = posted.get('find') === name;
  const answer = await answerTo(actor, permission, (part) => textOf(posted.get(name + part)), { ...limits, looking });
  for (const part of ['.text', '.of']) posted.delete(name + part);
  posted.set(name, looking ? '' : (answer.chosen?.id ?? ''));
  if (answer.fault === 'outside') await recordTrespass(actor, permission, limits.path);
  // Whoever only looked has done nothing wrong.
  if (looking && answer.fault === 'several') return { answer: { ...answer, fault: null }, looking, status: 200 };
  return { answer, looking, status: answer.fault === 'outside' ? 403 : 400 };
}

/**
 * The picker of a filter, whose value lives in the address. Where the address holds what somebody typed and it names one
 * organization, it is told in its short form: `?within=<id>`.
 *
 * @param standard the organization that is meant where the address names none
 */
export async function pickerOfFilter(
  actor: Actor,
  permission: ChoicePermission,
  url: URL,
  name: string,
  standard: string | null = null,
): Promise<OrganizationPicker> {
  const given = new URLSearchParams(url.search);
  const id = given.has(name) ? given.get(name) : standard;
  const typed = given.has(`${name}.text`);
  if (!typed && (!id || isId(id))) {
    const picker = await organizationPicker(actor, permission, id);
    if (picker.fault === 'outside') await recordTrespass(actor, permission, url.pathname);
    return picker;
  }
  const { answer } = await pickOrganization(actor, permission, given, name, { path: url.pathname });
  if (answer.fault === null && !answer.found && typed) {
    given.delete('find');
    // Whoever only asked what fits, and was given the one that does, has it.
    if (answer.chosen) given.set(name, answer.chosen.id);
    else given.delete(name);
    throw redirect(`${url.pathname}?${given.toString()}`);
  }
  return { ...(await organizationPicker(actor, permission, null)), ...answer };
}

const textOf = (value: FormDataEntryValue | null): string | null => (typeof value === 'string' ? value.trim() : null);

async function answerTo(
  actor: Actor,
  permission: ChoicePermission,
  given: (part: '' | '.text' | '.of') => string | null,
  limits: ChoiceLimits & { looking: boolean },
): Promise<PickAnswer> {
  const [id, text] = [given(''), given('.text')];
  if (id && isId(id) && (text === null || text === given('.of')))
    return organizationChosen(actor, permission, id, limits);
  const words = text ?? id ?? '';
  if (words === '' && !limits.looking) return { chosen: null, found: null, fault: null };
  const { exact, ...found } = await searchOrganizations(actor, permission, words, limits);
  if (exact) return organizationChosen(actor, permission, exact, limits);
  return { chosen: null, found, fault: words === '' ? null : found.total > 0 ? 'several' : 'none' };
}
