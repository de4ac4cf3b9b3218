/** One cell of a blueprint: how many questions of a type are drawn from a topic for one paper. */
export type BlueprintCell = { topic: string; type: string; count: number };

/** What a bank offers in one cell: released questions of the live pool. */
export type PoolCell = { topic: string; type: string; available: number };

export type CellReadiness = BlueprintCell & {
  /** questions that a first paper and its make-ups take without repeating one */
  needed: number;
  available: number;
  missing: number;
};

export type SessionReadiness = { ready: boolean; papers: number; cells: CellReadiness[]; short: CellReadiness[] };

/**
 * Whether every topic × type cell of a blueprint can serve a first paper and each make-up without repeats; where not,
 * which cell and by how many.
 *
 * @param retakes make-ups that the policy allows after a first failure
 */
export function sessionReadiness(
  blueprint: readonly BlueprintCell[],
  pool: readonly PoolCell[],
  retakes: number,
): SessionReadiness {
  const papers = 1 + retakes;
  const available = new Map(pool.map((cell) => [`${cell.topic} ${cell.type}`, cell.available]));
  const cells = blueprint
    .filter((cell) => cell.count > 0)
    .map((cell) => {
      const needed = cell.count * papers;
      const found = available.get(`${cell.topic} ${cell.type}`) ?? 0;
      return { ...cell, needed, available: found, missing: Math.max(0, needed - found) };
    });
  const short = cells.filter((cell) => cell.missing > 0);
  return { ready: cells.length > 0 && short.length === 0, papers, cells, short };
}
