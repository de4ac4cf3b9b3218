/** A name without the words for what kind of organization it is, which sheets leave out or write in many ways. */
const coreOf = (name: string): string =>
  name.replaceAll('委员会', '委').replaceAll(/中共|机关|党委|党总支|总支|党支部|支部|党组/g, '');

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

const ALIKE = 0.4;

/**
 * Finds the name most like one that was not found: of what it abbreviates, else of all. What many names have in common
 * (云泽市) says little, what few have says much.
 *
 * @returns a function that gives null when none is like it
 */
export function closestName<T extends { name: string }>(among: readonly T[]): (name: string) => T | null {
  const known = among.map((one) => ({ one, core: coreOf(one.name), pairs: pairs(coreOf(one.name)) }));
  const holders = new Map<string, number>();
  for (const { pairs: held } of known)
    for (const pair of new Set(held)) holders.set(pair, (holders.get(pair) ?? 0) + 1);
  // A pair that no name has is most often a slip: it counts as one that some have.
  const weight = (pair: string): number => Math.log(1 + known.length / (holders.get(pair) ?? Math.sqrt(known.length)));
  const weightOf = (held: readonly string[]): number => held.reduce((sum, pair) => sum + weight(pair), 0);

  /** Dice's coefficient over weighted pairs, 0–1. */
  function likeness(asked: readonly string[], held: readonly string[]): number {
    const shared = weightOf(asked.filter((pair) => held.includes(pair)));
    const total = weightOf(asked) + weightOf(held);
    return total === 0 ? 0 : (2 * shared) / total;
  }

  /** Of what the name abbreviates the shortest, if that is one unit and not several. */
  function abbreviated(core: string) {
    const found = known.filter((other) => abbreviates(core, other.core));
    const least = Math.min(...found.map((other) => other.core.length));
    const shortest = found.filter((other) => other.core.length === least);
    return new Set(shortest.map((other) => other.core)).size === 1 ? shortest : [];
  }

  return (name) => {
    const core = coreOf(name);
    const [first, ...more] = abbreviated(core);
    // One unit may have a committee and a branch: the words for the kind decide.
    if (first)
      return more.reduce((best, other) => (alikeWhole(name, other) > alikeWhole(name, best) ? other : best), first).one;
    let best: { one: T; score: number } | null = null;
    const asked = pairs(core);
    for (const { one, pairs: held } of known) {
      const score = likeness(asked, held);
      if (score >= ALIKE && score > (best?.score ?? 0)) best = { one, score };
    }
    return best?.one ?? null;
  };
}

const alikeWhole = (name: string, { one }: { one: { name: string } }): number => {
  const held = pairs(one.name);
  return pairs(name).filter((pair) => held.includes(pair)).length / Math.max(1, held.length);
};
