/**
 * A condition that keeps only rows whose organization lies in one of the subtrees.
 *
 * @param column the path column, such as `o.path`
 * @param parameter the placeholder that holds a text[] of paths, such as `$1`
 */
export const inScopes = (column: string, parameter: string): string =>
  `EXISTS (SELECT 1 FROM unnest(${parameter}::text[]) AS scope(path) WHERE ${column} LIKE scope.path || '%')`;
