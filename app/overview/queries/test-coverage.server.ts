import { authorisedScopes, NotFound, touches, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { placesAt } from '../data/place-rows.ts';
import { countTestStandings, listTestCoverage } from '../data/test-coverage-rows.ts';
import type { TestCoverage } from '../rules/day.ts';
import { covered, standingsAsked, testFigures, type CoveredPerson, type TestStanding } from '../rules/test-standing.ts';

export type CoverageListInput = {
  search: string;
  state: string | null;
  /** path of an organization */
  within: string | null;
  /** path of an organization whose own posts alone are meant */
  at: string | null;
  sort: string;
  descending: boolean;
  limit: number;
  offset: number;
};

/** People with a current post in the actor's subtrees and where they stand with the pre-appointment test. */
export async function testCoverageList(
  actor: Actor,
  day: string,
  input: CoverageListInput,
): Promise<{ rows: CoveredPerson[]; total: number; withinName: string | null }> {
  const scopes = authorisedScopes(actor, 'overview.read');
  const { search, state, within, at, ...page } = input;
  const named = at ?? within;
  const [list, [place]] = await Promise.all([
    listTestCoverage(sqlRead, { scopes, within, at, states: standingsAsked(state ?? undefined), search, day }, page),
    named && touches(scopes, named) ? placesAt(sqlRead, [named]) : [],
  ]);
  return { ...list, withinName: place?.name ?? null };
}

/**
 * Coverage by the organizations directly below one, most people neither passed nor exempted first; those whose post is in that
 * organization itself stand under its own name.
 *
 * @throws {NotFound} for an organization outside the actor's subtrees
 */
export async function testCoverage(actor: Actor, day: string, within: string): Promise<TestCoverage> {
  const scopes = authorisedScopes(actor, 'overview.read');
  const [place] = touches(scopes, within) ? await placesAt(sqlRead, [within]) : [];
  if (!place) throw new NotFound('organization');
  const rows = await countTestStandings(sqlRead, scopes, within, day);
  const whole: Partial<Record<TestStanding, number>> = {};
  const units = new Map<string, { name: string; counts: Partial<Record<TestStanding, number>> }>();
  for (const { path, name, standing, n } of rows) {
    if (path === null) whole[standing] = n;
    else {
      const unit = units.get(path) ?? { name, counts: {} };
      unit.counts[standing] = n;
      units.set(path, unit);
    }
  }
  return {
    within: place,
    total: testFigures(whole),
    units: [...units]
      .map(([path, unit]) => ({ path, name: unit.name, ...testFigures(unit.counts) }))
      .sort((a, b) => b.due - covered(b) - (a.due - covered(a)) || b.due - a.due || a.path.localeCompare(b.path)),
  };
}
