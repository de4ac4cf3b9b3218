import type { DayPage, TestUnit } from '~/overview/rules/day.ts';
import { TEST_COVERAGE_LIST } from '~/overview/rules/overview-lists.ts';
import { CoverageBars, type CoverageRow } from '../charts/coverage-bars.tsx';
import { formatDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { dayMessages } from '../messages/day.ts';
import { Card } from '../parts/card.tsx';
import { Figure } from '../parts/figure.tsx';
import { UNITS_SHOWN } from './day-rotation-card.tsx';

const listOf = (state: string | null, place: Record<string, string>): string =>
  `${TEST_COVERAGE_LIST.path}?${new URLSearchParams({ ...(state && { state }), ...place })}`;

const lists = (place: Record<string, string>) => ({
  due: listOf(null, place),
  done: listOf('VALID', place),
  exempt: listOf('EXEMPT', place),
  open: listOf('OPEN', place),
  unplanned: listOf('UNARRANGED', place),
});

type DayTestCardProps = {
  test: DayPage['test'];
  day: string;
  all: boolean;
  here: (change: { test?: string | null; all?: string | null }) => string;
};

/** Coverage of the pre-appointment test by unit, with the units below the one that is opened. */
export function DayTestCard({ test, day, all, here }: DayTestCardProps) {
  const t = useT(dayMessages);
  const locale = useLocale();
  const { within, total, units, opened } = test;
  const row = (unit: TestUnit, above: string, child: boolean): CoverageRow => {
    const itself = unit.path === above;
    const place: Record<string, string> = itself ? { at: unit.path } : { within: unit.path };
    const open = opened?.path === unit.path;
    return {
      key: `${child ? 'child' : 'unit'}-${unit.path}`,
      label: itself ? t('itself', { name: unit.name }) : unit.name,
      href: child || itself ? lists(place).due : here({ test: open ? null : unit.path }),
      child,
      due: unit.due,
      done: unit.done,
      exempt: unit.exempt,
      planned: unit.arranged,
      lists: lists(place),
    };
  };
  const shown = units.filter((unit, i) => all || i < UNITS_SHOWN || unit.path === opened?.path);
  return (
    <Card
      id="test"
      title={t.rich(total.exempt > 0 ? 'testHeadExempt' : 'testHead', {
        due: <Figure n={total.due} href={lists({ within: within.path }).due} />,
        done: <Figure n={total.done} href={lists({ within: within.path }).done} />,
        exempt: <Figure n={total.exempt} href={lists({ within: within.path }).exempt} />,
      })}
      note={t('testNote')}
      flush
      foot={
        <>
          <span>{t('testBasis', { date: formatDate(day, locale) })}</span>
          {units.length > UNITS_SHOWN && (
            <a href={here({ all: all ? null : 'test' })}>
              {all ? t('fewerUnits', { n: UNITS_SHOWN }) : t('allUnits', { n: units.length })}
            </a>
          )}
        </>
      }
    >
      <CoverageBars
        caption={t('coverageTitle')}
        words={{
          due: t('colDue'),
          done: t('colDone'),
          exempt: t('colExempt'),
          covered: t('colCovered'),
          open: t('colOpen'),
          planned: t('colArranged'),
          rate: t('colRate'),
          unplanned: t('colUnarranged'),
        }}
        rows={shown.flatMap((unit) => [
          row(unit, within.path, false),
          ...(opened && opened.path === unit.path ? opened.units.map((one) => row(one, opened.path, true)) : []),
        ])}
        total={{
          due: total.due,
          done: total.done,
          exempt: total.exempt,
          planned: total.arranged,
          lists: lists({ within: within.path }),
        }}
      />
    </Card>
  );
}
