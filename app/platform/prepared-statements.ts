/** How often a text must come before the server is asked to keep its plan, and how many it keeps per connection. */
const KEPT_FROM = 16;
const MOST_KEPT = 400;
/** How `inScopes` asks for subtrees. */
const BEGINS_WITH = '^@ ANY';

const uses = new Map<string, number>();
const names = new Map<string, string>();

/**
 * The name under which a connection prepares a statement once and then only binds values; undefined for a text that is
 * rare, such as a list with an unusual filter. Parsing and planning cost more than running on the paths of a sitting.
 * A list of what lies in subtrees is planned for each: whether they hold a branch or a city decides the way to its rows,
 * and a plan that is kept knows neither that nor which of its filters are empty.
 */
export function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_KEPT || text.includes(BEGINS_WITH)) return known;
  const count = (uses.get(text) ?? 0) + 1;
  if (count < KEPT_FROM) {
    if (uses.size > 5_000) uses.clear();
    uses.set(text, count);
    return undefined;
  }
  uses.delete(text);
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
