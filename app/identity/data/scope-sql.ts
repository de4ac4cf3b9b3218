/**
 * A condition that keeps only rows whose organization lies in one of the subtrees. `^@` (begins with) lets the planner see
 * how many that are; with a join on unnested paths it reckons with one in two hundred and loops over a whole city.
 *
 * @param column the path column, such as `o.path`
 * @param parameter the placeholder that holds a text[] of paths, such as `$1`
 */
export const inScopes = (column: string, parameter: string): string => `${column} ^@ ANY(${parameter}::text[])`;
