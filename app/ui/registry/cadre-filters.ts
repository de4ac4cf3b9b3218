import type { Translator } from '../messages/define-messages.ts';
import type { registryMessages } from '../messages/registry.ts';
import type { Chip } from '../parts/list-toolbar.tsx';

type Words = Translator<typeof registryMessages>;

const SUGGESTED = [
  ['post', 'SECRETARY'],
  ['mode', 'FULL_TIME'],
  ['term', 'soon'],
  ['age', 'young'],
  ['account', 'none'],
] as const;

/** The filters that are set, each leading to the list without it, and those that are often wanted. */
export function cadreChips(
  filters: Readonly<Record<string, string>>,
  withinName: string | null,
  t: Words,
  href: (change: Record<string, string | null>) => string,
): { active: Chip[]; suggested: Chip[] } {
  return {
    active: Object.entries(filters).flatMap(([name, value]) => {
      const label = labelOf(name, value, withinName, t);
      return label ? [{ label, href: href({ [name]: null }) }] : [];
    }),
    suggested: SUGGESTED.flatMap(([name, value]) => {
      const label = filters[name] ? null : labelOf(name, value, null, t);
      return label ? [{ label, href: href({ [name]: value }) }] : [];
    }),
  };
}

function labelOf(name: string, value: string, withinName: string | null, t: Words): string | null {
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
  }
  if (name === 'post') return t('chipPost', { post: word(value) });
  return name === 'within' && withinName ? t('chipWithin', { name: withinName }) : null;
}
