import type { PoolQuestion } from './assemble-paper.ts';
import { cellKey, QUESTION_TYPES, type BlueprintCell } from './paper-blueprint.ts';

/**
 * A blueprint for a short practice paper: one question from each cell in turn until there are enough or the pool is used
 * up, so that every topic and type comes up.
 *
 * @param topic one topic only; null for all
 */
export function practiceBlueprint(pool: readonly PoolQuestion[], topic: string | null, most: number): BlueprintCell[] {
  const available = new Map<string, { cell: BlueprintCell; left: number }>();
  const order = [...pool]
    .filter((question) => topic === null || question.topic === topic)
    .sort((a, b) => a.topic.localeCompare(b.topic) || QUESTION_TYPES.indexOf(a.type) - QUESTION_TYPES.indexOf(b.type));
  for (const question of order) {
    const key = cellKey(question);
    const known = available.get(key);
    if (known) known.left += 1;
    else available.set(key, { cell: { topic: question.topic, type: question.type, count: 0 }, left: 1 });
  }
  const cells = [...available.values()];
  for (let drawn = 0; drawn < most;) {
    const open = cells.filter((entry) => entry.left > 0);
    if (open.length === 0) break;
    for (const entry of open.slice(0, most - drawn)) {
      entry.cell.count += 1;
      entry.left -= 1;
      drawn += 1;
    }
  }
  return cells.map(({ cell }) => cell).filter(({ count }) => count > 0);
}
