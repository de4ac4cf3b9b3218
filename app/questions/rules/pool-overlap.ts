import { stemKey } from './question-content.ts';
import type { QuestionPool } from './question-types.ts';

type Asked = { readonly stem: string; readonly pool: QuestionPool };

/**
 * Which questions of a release would stand in one pool while the same question stands in the other: whoever practised
 * it would know the test. What the authority already asks goes first, then the live questions of the release.
 *
 * @param asked what the authority asks beside the release
 * @returns their codes
 */
export function poolOverlaps(
  release: readonly (Asked & { readonly code: string })[],
  asked: readonly Asked[],
): Set<string> {
  const stems: Record<QuestionPool, Set<string>> = { LIVE: new Set(), PRACTICE: new Set() };
  for (const { stem, pool } of asked) stems[pool].add(stemKey(stem));
  const overlaps = new Set<string>();
  for (const pool of ['LIVE', 'PRACTICE'] as const)
    for (const entry of release.filter((one) => one.pool === pool)) {
      const key = stemKey(entry.stem);
      if (stems[pool === 'LIVE' ? 'PRACTICE' : 'LIVE'].has(key)) overlaps.add(entry.code);
      else stems[pool].add(key);
    }
  return overlaps;
}
