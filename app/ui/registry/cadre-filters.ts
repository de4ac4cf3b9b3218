import type { CadreList } from '~/overview/queries/cadre-list.server.ts';
import { STANDING_GROUPS, TEST_STANDINGS } from '~/overview/rules/test-standing.ts';
import { STANDINGS } from '~/training/rules/rotation-standing.ts';
import type { Locale } from '../locale.ts';
import { dayMessages } from '../messages/day.ts';
import { translator } from '../messages/define-messages.ts';
import { registryMessages } from '../messages/registry.ts';
import { rotationMessages } from '../messages/rotation.ts';
import type { Chip } from '../parts/list-toolbar.tsx';

/** Filters that are often wanted, by name and value. */
const SUGGESTED = [
  ['post', 'SECRETARY'],
  ['mode', 'FULL_TIME'],
  ['term', 'soon'],
  ['rotation', 'OPEN'],
  ['hours', 'short'],
  ['test', 'OPEN'],
  ['age', 'young'],
  ['account', 'none'],
] as const;

/** What a filter of the list is called depends on the plan and the rule that it asks about. */
export type FilterWords = Pick<CadreList, 'plan' | 'hoursOwed'> & { withinName: string | null };

/** The values by which the list can be filtered by standing, with their words. */
export const testChoices = (locale: Locale): { value: string; label: string }[] =>
  [...Object.keys(STANDING_GROUPS), ...TEST_STANDINGS].map((value) => ({ value, label: testWord(value, locale) }));
export const rotationChoices = (locale: Locale): { value: string; label: string }[] =>
  ['DUE', 'OPEN', ...STANDINGS].map((value) => ({ value, label: rotationWord(value, locale) }));

const testWord = (value: string, locale: Locale): string => translator(dayMessages, locale)(value as 'OPEN');
const rotationWord = (value: string, locale: Locale): string => {
  const t = translator(rotationMessages, locale);
  return value === 'DUE' ? t('due') : value === 'OPEN' ? t('open') : t(value as 'DONE');
};

/** The filters that are set, each leading to the list without it, and those that are often wanted. */
export function cadreChips(
  filters: Readonly<Record<string, string>>,
  words: FilterWords,
  locale: Locale,
  href: (change: Record<string, string | null>) => string,
): { active: Chip[]; suggested: Chip[] } {
  return {
    active: Object.entries(filters).flatMap(([name, value]) => {
      const label = labelOf(name, value, words, locale);
      return label ? [{ label, href: href({ [name]: null }) }] : [];
    }),
    suggested: SUGGESTED.flatMap(([name, value]) => {
      const label = filters[name] ? null : labelOf(name, value, words, locale);
      return label ? [{ label, href: href({ [name]: value }) }] : [];
    }),
  };
}

function labelOf(name: string, value: string, words: FilterWords, locale: Locale): string | null {
  const t = translator(registryMessages, locale);
  const word = t as (key: string) => string;
  switch (`${name}=${value}`) {
    case 'term=soon':
      return t('chipTermSoon');
    case 'term=over':
      return t('chipTermOver');
    case 'age=young':
      return t('chipYoung');
    case 'account=none':
      return t('chipNoAccount');
    case 'account=pending':
      return t('chipPending');
    case 'account=active':
      return t('chipActive');
    case 'status=LEFT':
      return t('chipLeft');
    case 'mode=FULL_TIME':
    case 'mode=PART_TIME':
      return word(value);
    case 'hours=short':
      return words.hoursOwed === null ? null : t('chipHoursShort', { n: words.hoursOwed });
  }
  switch (name) {
    case 'post':
      return t('chipPost', { post: word(value) });
    case 'within':
      return words.withinName && t('chipWithin', { name: words.withinName });
    case 'test':
      return testChoices(locale).some((choice) => choice.value === value)
        ? t('chipTest', { standing: testWord(value, locale) })
        : null;
    case 'rotation':
      return words.plan && rotationChoices(locale).some((choice) => choice.value === value)
        ? t('chipRotation', { standing: rotationWord(value, locale) })
        : null;
    default:
      return null;
  }
}
