import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import { commonPath } from '../rules/common-path.ts';
import type { DayRotation, TestCoverage } from '../rules/day.ts';
import { dayRotation } from './day-rotation.server.ts';
import { testCoverage } from './test-coverage.server.ts';

/** Coverage of the test and of the running rotation plan by the units that the first page names. */
export async function coverageByUnit(
  actor: Actor,
  day: string,
): Promise<{ test: TestCoverage; rotation: DayRotation | null }> {
  const top = commonPath(authorisedScopes(actor, 'overview.read'));
  const [test, rotation] = await Promise.all([testCoverage(actor, day, top), dayRotation(actor, day, null)]);
  return { test, rotation };
}
