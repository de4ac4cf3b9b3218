import { Select, type SelectProps } from './select.tsx';

export type FilterSelectProps = Omit<SelectProps, 'defaultValue'> & {
  /** of the list: what its filters are set to */
  state: { readonly filters: Readonly<Record<string, string>> };
};

/** A filter in the panel of a list, showing what it is set to: left empty there, it would be taken away by the next one. */
export const FilterSelect = ({ state, ...select }: FilterSelectProps) => (
  <Select {...select} defaultValue={state.filters[select.name] ?? ''} />
);
