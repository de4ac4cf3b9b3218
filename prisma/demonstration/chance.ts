import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that is the same for the same seed. */
export type Chance = {
  /** whole number from 0 to `below` - 1 */
  below(below: number): number;
  between(from: number, to: number): number;
  /** true in `share` of the cases */
  happens(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
};

export function createChance(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  const below = (most: number): number => uniformInt(generator, 0, most - 1);
  return {
    below,
    between: (from, to) => uniformInt(generator, from, to),
    happens: (share) => below(1_000_000) < share * 1_000_000,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    shuffled(items) {
      const mixed = [...items];
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = below(at + 1);
        [mixed[at], mixed[other]] = [mixed[other] as (typeof mixed)[number], mixed[at] as (typeof mixed)[number]];
      }
      return mixed;
    },
  };
}
