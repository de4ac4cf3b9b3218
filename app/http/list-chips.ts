import { listHref, type ListSpec, type ListState } from './list-address.ts';

type Chip = { label: string; href: string };
export type Chips = { active: Chip[]; suggested: Chip[] };

/** Chips of a list, each of which sets one filter and, where it is set, takes it away again. */
export function toggleChips(
  spec: ListSpec,
  state: ListState,
  choices: readonly { name: string; value: string; label: string }[],
): Chips {
  const chips = choices.map(({ name, value, label }) => {
    const on = state.filters[name] === value;
    return { on, chip: { label, href: listHref(spec, state, { filters: { [name]: on ? null : value } }) } };
  });
  return {
    active: chips.filter(({ on }) => on).map(({ chip }) => chip),
    suggested: chips.filter(({ on }) => !on).map(({ chip }) => chip),
  };
}

/** A chip for every filter that is set, in whatever way; each takes its own away. Without a label there is none. */
export const chipsOfFilters = (
  spec: ListSpec,
  state: ListState,
  labelOf: (name: string, value: string) => string | null,
): Chip[] =>
  Object.entries(state.filters).flatMap(([name, value]) => {
    const label = labelOf(name, value);
    return label === null ? [] : [{ label, href: listHref(spec, state, { filters: { [name]: null } }) }];
  });
