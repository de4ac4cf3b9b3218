import { QUESTION_TYPES } from './paper-blueprint.ts';
import { POLICY_FIELDS } from './policy-fields.ts';
import { policySettings, type PolicySettings } from './policy-settings.ts';
import { POLICY_GROUPS, type PolicySources } from './policy-sources.ts';

/** The posted fields of a policy by name; a box that is not ticked is not posted. */
export type PolicyForm = Readonly<Record<string, string>>;

/** Rows that the form offers for parts of the paper. */
export const SECTION_ROWS = 6;

/** The settings and sources of a posted form, or the field and catalogue key of what is wrong with it. */
export function readPolicyForm(
  form: PolicyForm,
  topics: readonly string[],
): { ok: true; settings: PolicySettings; sources: PolicySources } | { ok: false; errors: Record<string, string> } {
  const get = (name: string): string => form[name]?.trim() ?? '';
  const raw: Record<string, unknown> = {};
  for (const field of Object.values(POLICY_FIELDS).flat()) {
    if (field.kind === 'number')
      raw[field.name] = get(field.name) === '' && field.optional ? null : numberOf(get(field.name));
    else if (field.kind === 'yes-no') raw[field.name] = get(field.name) === 'on';
    else if (field.kind === 'choice' || field.kind === 'text') raw[field.name] = get(field.name);
    else if (field.kind === 'lines') raw[field.name] = linesOf(get(field.name));
  }
  raw['points'] = Object.fromEntries(QUESTION_TYPES.map((type) => [type, numberOf(get(`points.${type}`))]));
  raw['blueprint'] = QUESTION_TYPES.flatMap((type) =>
    topics.map((topic) => ({ topic, type, count: numberOf(get(`cell.${topic}.${type}`) || '0') })),
  ).filter(({ count }) => count !== 0);
  raw['sections'] = sectionsOf(get);
  const parsed = policySettings.safeParse(raw);
  if (!parsed.success) {
    const errors: Record<string, string> = {};
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0] ?? 'form');
      errors[name] ??= issue.code === 'custom' ? issue.message : 'outOfRange';
    }
    return { ok: false, errors };
  }
  const sources: PolicySources = {};
  for (const group of POLICY_GROUPS) if (get(`source.${group}`)) sources[group] = get(`source.${group}`);
  return { ok: true, settings: parsed.data, sources };
}

/** What stands in the fields for settings and sources. */
export function policyFormOf(settings: PolicySettings, sources: PolicySources): PolicyForm {
  const form: Record<string, string> = {};
  for (const field of Object.values(POLICY_FIELDS).flat()) {
    if (field.kind === 'yes-no') {
      if (settings[field.name]) form[field.name] = 'on';
    } else if (field.kind === 'lines') form[field.name] = settings[field.name].join('\n');
    else if ('name' in field && field.kind !== 'fixed') form[field.name] = String(settings[field.name] ?? '');
  }
  for (const type of QUESTION_TYPES) form[`points.${type}`] = String(settings.points[type]);
  for (const { topic, type, count } of settings.blueprint) form[`cell.${topic}.${type}`] = String(count);
  settings.sections.forEach((section, row) => {
    form[`section.${row}.code`] = section.code;
    form[`section.${row}.title`] = section.title;
    form[`section.${row}.titleEn`] = section.titleEn;
    form[`section.${row}.topics`] = section.topics.join(' ');
    form[`section.${row}.minimum`] = section.minimumPercent === null ? '' : String(section.minimumPercent);
  });
  for (const [group, clause] of Object.entries(sources)) form[`source.${group}`] = clause;
  return form;
}

const numberOf = (text: string): number => (text === '' ? Number.NaN : Number(text));

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

function sectionsOf(get: (name: string) => string): unknown[] {
  return Array.from({ length: SECTION_ROWS }, (_, row) => ({
    code: get(`section.${row}.code`) || `P${row + 1}`,
    title: get(`section.${row}.title`),
    titleEn: get(`section.${row}.titleEn`),
    topics: get(`section.${row}.topics`)
      .toUpperCase()
      .split(/[\s,，、]+/)
      .filter(Boolean),
    minimumPercent: get(`section.${row}.minimum`) === '' ? null : numberOf(get(`section.${row}.minimum`)),
  })).filter((section) => section.title !== '' || section.topics.length > 0);
}
