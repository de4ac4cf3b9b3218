/** The path of the lowest organization that has all of these in its subtree; empty where they have none in common. */
export function commonPath(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('.').slice(0, -1));
  const apart = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  const shared = apart < 0 ? first : first.slice(0, apart);
  return shared.length > 0 ? `${shared.join('.')}.` : '';
}
