/**
 * The path of an organization: the base-36 numbers of its ancestors and itself, each closed by a dot, such as `1.2s.f.`;
 * the closing dot keeps `1.2.` from being a prefix of `1.2s.`.
 */
export const childPath = (parentPath: string | null, node: number): string =>
  `${parentPath ?? ''}${node.toString(36)}.`;

export const depthOf = (path: string): number => path.split('.').length - 2;

/** The paths of the organizations above one, the topmost first. */
export function pathsAbove(path: string): string[] {
  const ends = [...path.matchAll(/\./g)].map(({ index }) => index + 1);
  return ends.slice(0, -1).map((end) => path.slice(0, end));
}
