import { coverageRate, type RotationFigures } from '~/training/rules/rotation-standing.ts';
import type { PlanPhase } from '~/training/rules/plan-life.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { rotationMessages } from '../messages/rotation.ts';

type Words = Translator<typeof rotationMessages>;
type Row = (string | number | null)[];

const FIGURES = ['due', 'done', 'open'] as const;
const STANDINGS = ['SCHEDULED', 'MISSED', 'UNPLANNED', 'EXEMPT'] as const;

const figureCells = (one: RotationFigures): Row => [
  one.due,
  one.done,
  one.open,
  one.scheduled,
  one.missed,
  one.unplanned,
  one.exempt,
  Math.round(coverageRate(one) * 1000) / 10,
];
const figureHeads = (t: Words): string[] => [
  ...FIGURES.map((key) => t(key)),
  ...STANDINGS.map((key) => t(key)),
  `${t('rate')} %`,
];
const head = (values: string[]) => values.map((value) => ({ value, tone: 'head' as const }));

/** 应训, 已训 and 未训 of each unit, persons counted once, and of all. */
export const rotationUnitSheet = (
  name: string,
  units: readonly (RotationFigures & { name: string })[],
  total: RotationFigures,
  t: Words,
) => ({
  name,
  widths: [36, 8, 8, 8, 8, 10, 8, 8, 10],
  rows: [
    head([t('unit'), ...figureHeads(t)]),
    ...units.map((unit): Row => [unit.name, ...figureCells(unit)]),
    [t('total'), ...figureCells(total)] as Row,
  ],
});

type Plan = { title: string; organizationName: string; windowFrom: string; windowTo: string; phase: PlanPhase };

/** Every plan with its figures. */
export const planSheet = (plans: readonly (Plan & { figures: RotationFigures })[], t: Words) => ({
  name: t('plans'),
  widths: [36, 36, 12, 12, 10, 8, 8, 8, 8, 10, 8, 8, 10],
  rows: [
    head([t('planTitle'), t('organization'), t('windowFrom'), t('windowTo'), t('status'), ...figureHeads(t)]),
    ...plans.map((plan): Row => [
      plan.title,
      plan.organizationName,
      plan.windowFrom,
      plan.windowTo,
      t(plan.phase),
      ...figureCells(plan.figures),
    ]),
  ],
});
