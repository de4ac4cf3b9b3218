/** Two neighbouring characters at a time: names of organizations differ in the middle as often as at the end. */
function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i < text.length - 1; i += 1) {
    const pair = text.slice(i, i + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

/** How alike two names are, 0–1 (Dice's coefficient over pairs of characters). */
export function similarity(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const [pair, n] of left) shared += Math.min(n, right.get(pair) ?? 0);
  const total = Math.max(0, a.length - 1) + Math.max(0, b.length - 1);
  return total === 0 ? 0 : (2 * shared) / total;
}

/** The name most like the one that was not found; null when none is like it. */
export function closest<T extends { name: string }>(name: string, among: readonly T[]): T | null {
  let best: { one: T; score: number } | null = null;
  for (const one of among) {
    const score = similarity(name, one.name);
    if (score >= 0.4 && score > (best?.score ?? 0)) best = { one, score };
  }
  return best?.one ?? null;
}
