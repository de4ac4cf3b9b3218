/** Two neighbouring characters at a time: names of organizations differ in the middle as often as at the end. */
function pairs(text: string): string[] {
  const found: string[] = [];
  for (let i = 0; i < text.length - 1; i += 1) found.push(text.slice(i, i + 2));
  return found;
}

/** Whether a name is the other one with characters left out: 「市住建局」 is 「云泽市住房和城乡建设局」. */
function abbreviates(short: string, long: string): boolean {
  let at = -1;
  return short.length >= 3 && [...short].every((char) => (at = long.indexOf(char, at + 1)) >= 0);
}

/** More names than this that an abbreviation may stand for tell nothing. */
const MOST_ABBREVIATED = 3;
const ALIKE = 0.4;

/**
 * Finds the name most like one that was not found: of those that it abbreviates, else of all. What many names have in
 * common (机关党委, 党支部) says little, what few have says much: 「住建局机关党委」 is not like 「体育局机关党委」.
 *
 * @returns a function that gives null when none is like it
 */
export function closestName<T extends { name: string }>(among: readonly T[]): (name: string) => T | null {
  const known = among.map((one) => ({ one, pairs: pairs(one.name) }));
  const holders = new Map<string, number>();
  for (const { pairs: held } of known)
    for (const pair of new Set(held)) holders.set(pair, (holders.get(pair) ?? 0) + 1);
  const weight = (pair: string): number => Math.log(1 + known.length / (holders.get(pair) ?? 1));
  const weightOf = (held: readonly string[]): number => held.reduce((sum, pair) => sum + weight(pair), 0);

  /** Dice's coefficient over weighted pairs, 0–1. */
  function likeness(asked: readonly string[], held: readonly string[]): number {
    const left = [...held];
    let shared = 0;
    for (const pair of asked) {
      const at = left.indexOf(pair);
      if (at < 0) continue;
      left.splice(at, 1);
      shared += weight(pair);
    }
    const total = weightOf(asked) + weightOf(held);
    return total === 0 ? 0 : (2 * shared) / total;
  }

  return (name) => {
    const asked = pairs(name);
    const short = known.filter(({ one }) => abbreviates(name, one.name));
    const abbreviated = short.length > 0 && short.length <= MOST_ABBREVIATED;
    let best: { one: T; score: number } | null = null;
    for (const { one, pairs: held } of abbreviated ? short : known) {
      const score = likeness(asked, held);
      if ((abbreviated || score >= ALIKE) && score > (best?.score ?? -1)) best = { one, score };
    }
    return best?.one ?? null;
  };
}
