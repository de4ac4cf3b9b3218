/** How many rows are read or written at once for a file that goes out meanwhile: a hundredth of a second of work. */
export const STRETCH = 1_000;

/**
 * The rows behind keys that are known in their order, read so many at a time: of a list of any length only the keys and
 * one stretch are held. The keys are taken at one moment, so that no row is missed or comes twice.
 */
export async function* inStretches<K, R>(
  keys: readonly K[],
  read: (some: readonly K[]) => Promise<readonly R[]>,
): AsyncGenerator<readonly R[]> {
  for (let at = 0; at < keys.length; at += STRETCH) yield await read(keys.slice(at, at + STRETCH));
}
