const LONGEST = 24;

/**
 * What an entry says besides, on a line: `method: slip · count: 3`. Digests are cut, the export holds them whole.
 *
 * @param detail the JSON of the entry
 */
export function auditDetail(detail: string): string {
  return Object.entries(JSON.parse(detail) as Record<string, unknown>)
    .map(([name, value]) => `${name}: ${cut(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join(' · ');
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
