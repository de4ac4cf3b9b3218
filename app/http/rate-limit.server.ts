type Window = { from: number; count: number };

/**
 * Lets a key through so many times in a window; for public pages that must not be tried out by machine. Held in this
 * process: several web processes each allow the number.
 */
export function createRateLimit(most: number, windowMs: number): (key: string, at: Date) => boolean {
  const windows = new Map<string, Window>();
  return (key, at) => {
    const now = at.getTime();
    if (windows.size > 100_000)
      for (const [known, window] of windows) if (now - window.from > windowMs) windows.delete(known);
    const window = windows.get(key);
    if (!window || now - window.from > windowMs) {
      windows.set(key, { from: now, count: 1 });
      return true;
    }
    window.count += 1;
    return window.count <= most;
  };
}
