import { routeTable } from '~/http/route-table.ts';

/**
 * The address of a route of the table, its parameters filled in: what is measured is what is served.
 *
 * @throws when the table has no such route, or a parameter is missing
 */
export function routeAddress(id: string, parameters: Readonly<Record<string, string>> = {}): string {
  const entry = routeTable.find((one) => one.id === id);
  if (!entry) throw new Error(`there is no route ${id}`);
  return entry.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`${id} needs ${name}`);
    return value;
  });
}
