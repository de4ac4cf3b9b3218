/** About ten megabytes. */
const MOST_KEYS = 100_000;

type Window = { from: number; count: number };

/**
 * Lets a key through so many times in a window; for public pages that must not be tried out by machine. Held in this
 * process: several web processes each allow the number.
 */
export function createRateLimit(most: number, windowMs: number): (key: string, at: Date) => boolean {
  const windows = new Map<string, Window>();
  return (key, at) => {
    const now = at.getTime();
    // The longest known come first: they leave first, whether their time is over or somebody floods with addresses.
    if (windows.size > MOST_KEYS)
      for (const known of [...windows.keys()].slice(0, MOST_KEYS / 10)) windows.delete(known);
    const window = windows.get(key);
    if (!window || now - window.from > windowMs) {
      windows.delete(key);
      windows.set(key, { from: now, count: 1 });
      return true;
    }
    window.count += 1;
    return window.count <= most;
  };
}
