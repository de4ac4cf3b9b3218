import type { TestCoverage } from '~/overview/rules/day.ts';
import { covered, type TestFigures } from '~/overview/rules/test-standing.ts';
import type { dayMessages } from '../messages/day.ts';
import type { Translator } from '../messages/define-messages.ts';

type Row = (string | number)[];

const cells = (figures: TestFigures): Row => {
  const { due, done, exempt, arranged } = figures;
  const open = due - covered(figures);
  return [
    due,
    done,
    exempt,
    open,
    arranged,
    open - arranged,
    due ? Math.round((covered(figures) / due) * 1000) / 10 : 100,
  ];
};

/** Coverage of the test by unit. Who holds posts in two units counts in each and once in the whole. */
export const testUnitSheet = ({ units, total }: TestCoverage, t: Translator<typeof dayMessages>) => ({
  name: t('testSheet'),
  widths: [36, 8, 10, 8, 8, 8, 8, 10],
  rows: [
    [
      t('unit'),
      t('colDue'),
      t('colDone'),
      t('colExempt'),
      t('colOpen'),
      t('colArranged'),
      t('colUnarranged'),
      `${t('colRate')} %`,
    ].map((value) => ({ value, tone: 'head' as const })),
    ...units.map((unit): Row => [unit.name, ...cells(unit)]),
    [t('total'), ...cells(total)] as Row,
  ],
});
