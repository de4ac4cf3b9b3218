/** Where a person stands in a rotation plan. Every person has exactly one standing, so that the figures add up. */
export const STANDINGS = ['DONE', 'SCHEDULED', 'MISSED', 'UNPLANNED', 'EXEMPT'] as const;
export type RotationStanding = (typeof STANDINGS)[number];

/** Not trained yet: scheduled, missed a class without a new one, or without any class. */
export const OPEN_STANDINGS: readonly RotationStanding[] = ['SCHEDULED', 'MISSED', 'UNPLANNED'];

export type RotationFigures = {
  /** 应训: members without exemption */
  due: number;
  /** 已训: persons, each once */
  done: number;
  /** 未训 */
  open: number;
  scheduled: number;
  missed: number;
  unplanned: number;
  exempt: number;
};

/** The figures of a plan from the number of people in each standing. */
export function rotationFigures(counts: Partial<Record<RotationStanding, number>>): RotationFigures {
  const of = (standing: RotationStanding): number => counts[standing] ?? 0;
  const open = of('SCHEDULED') + of('MISSED') + of('UNPLANNED');
  return {
    due: of('DONE') + open,
    done: of('DONE'),
    open,
    scheduled: of('SCHEDULED'),
    missed: of('MISSED'),
    unplanned: of('UNPLANNED'),
    exempt: of('EXEMPT'),
  };
}

/** 覆盖率: distinct persons trained among those due; 1 where nobody is due. */
export const coverageRate = (figures: Pick<RotationFigures, 'due' | 'done'>): number =>
  figures.due === 0 ? 1 : figures.done / figures.due;
