/** The address of a list with some of its parameters changed; an empty value takes one away. The page starts anew. */
export function listHref(path: string, present: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(present);
  if (!('page' in changes)) next.delete('page');
  for (const [name, value] of Object.entries(changes)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  return text ? `${path}?${text}` : path;
}
