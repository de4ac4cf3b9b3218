import { Button } from '../parts/button.tsx';

export type PersonSearchProps = {
  action: string;
  /** what was looked for; empty before the first search */
  find: string;
  label: string;
  button: string;
  /** what to keep of the address on the way */
  kept?: readonly (readonly [string, string])[];
};

/** Looks for people by name or staff number. */
export function PersonSearch({ action, find, label, button, kept = [] }: PersonSearchProps) {
  return (
    <form method="get" action={action} role="search" aria-label={label} className="row">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="find" className="hidden-visually">
        {label}
      </label>
      <input
        id="find"
        className="input input-medium"
        type="search"
        name="find"
        defaultValue={find}
        placeholder={label}
      />
      <Button>{button}</Button>
    </form>
  );
}
