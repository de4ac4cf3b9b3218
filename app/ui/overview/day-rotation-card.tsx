import type { DayRotation, RotationStep } from '~/overview/rules/day.ts';
import { CLASS_LIST, memberList } from '~/training/rules/training-lists.ts';
import { CoverageBars, type CoverageRow } from '../charts/coverage-bars.tsx';
import { StepLine } from '../charts/step-line.tsx';
import { formatDate, formatMonth, formatNumber, formatTableDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { dayMessages } from '../messages/day.ts';
import { Card } from '../parts/card.tsx';
import { Figure } from '../parts/figure.tsx';

/** How many units the first page lists; the plan has them all. */
export const UNITS_SHOWN = 12;

const membersOf = (planId: string, standing: string, place: Record<string, string>): string =>
  `${memberList(planId).path}?${new URLSearchParams({ standing, ...place })}`;

/** The running plan as a line that climbs towards those required. */
export function DayRotationCard({ rotation, day }: { rotation: DayRotation; day: string }) {
  const t = useT(dayMessages);
  const locale = useLocale();
  const { figures, planId, within } = rotation;
  const n = (figure: number): string => formatNumber(figure, locale);
  const list = (standing: string): string => membersOf(planId, standing, { within: within.path });
  const reach = figures.done + figures.scheduled;
  const none = figures.missed + figures.unplanned;
  const point = (step: RotationStep) => ({
    date: step.on,
    value: step.total,
    label: step.seriesNo ? t('series', { n: step.seriesNo }) : '',
    href: `${memberList(planId).path}?${new URLSearchParams({ within: within.path, through: step.classId })}`,
  });
  return (
    <Card
      id="rotation-line"
      title={t.rich('rotationHead', {
        title: rotation.title,
        done: <Figure n={figures.done} href={list('DONE')} />,
        reach: <Figure n={reach} href={list('REACH')} />,
      })}
      note={t('rotationNote', {
        from: formatDate(rotation.windowFrom, locale),
        to: formatDate(rotation.windowTo, locale),
      })}
      foot={
        <>
          <span>
            {t.rich('rotationBasis', {
              date: rotation.frozenOn ? formatTableDate(rotation.frozenOn) : rotation.windowFrom,
              exempt: <Figure n={figures.exempt} href={list('EXEMPT')} />,
            })}
          </span>
          <a href={`/admin/rotation/${planId}`}>{t('toPlan')}</a>
        </>
      }
    >
      <StepLine
        caption={t('rotationCaption', {
          due: n(figures.due),
          done: n(figures.done),
          planned: n(figures.scheduled),
          none: n(none),
        })}
        from={rotation.windowFrom}
        to={rotation.windowTo}
        today={day}
        points={rotation.steps.filter(({ on }) => on >= rotation.windowFrom).map(point)}
        planned={rotation.planned.map(point)}
        target={{ value: figures.due, label: t('target', { n: n(figures.due) }), href: list('DUE') }}
        done={{ label: t('trained', { n: n(figures.done) }), note: t('trainedNote'), href: list('DONE') }}
        reach={
          figures.scheduled > 0
            ? {
                label: t('reach', { n: n(reach) }),
                note: t('reachNote', { n: rotation.classesOpen }),
                noteHref: `${CLASS_LIST.path}?${new URLSearchParams({ plan: planId, status: 'OPEN' })}`,
                href: list('REACH'),
              }
            : undefined
        }
        gap={none > 0 ? { label: t('gap', { n: n(none) }), href: list('NONE') } : undefined}
        ticks={ticksOf(rotation.windowFrom, rotation.windowTo).map((date) => ({
          date,
          label:
            locale === 'en'
              ? formatMonth(date.slice(0, 7), locale).slice(0, 3)
              : t('month', { n: Number(date.slice(5, 7)) }),
        }))}
        href={list('DONE')}
      />
    </Card>
  );
}

/** First days of every other month of the window. */
function ticksOf(from: string, to: string): string[] {
  const ticks: string[] = [];
  const [year = 0, month = 1] = from.split('-').map(Number);
  for (let at = 0; at < 36; at += 2) {
    const index = year * 12 + month - 1 + at;
    const date = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
    if (date > to) break;
    ticks.push(date < from ? from : date);
  }
  return ticks;
}

/** The plan by unit, with the units below the one that is opened. */
export function DayRotationUnits({ rotation, here }: { rotation: DayRotation; here: (open: string | null) => string }) {
  const t = useT(dayMessages);
  const { planId, within, figures, units, opened } = rotation;
  const lists = (place: Record<string, string>) => ({
    due: membersOf(planId, 'DUE', place),
    done: membersOf(planId, 'DONE', place),
    open: membersOf(planId, 'OPEN', place),
    unplanned: membersOf(planId, 'NONE', place),
  });
  const row = (unit: DayRotation['units'][number], above: string, child: boolean): CoverageRow => {
    const itself = unit.path === above;
    const place: Record<string, string> = itself ? { at: unit.path } : { within: unit.path };
    const open = opened?.path === unit.path;
    return {
      key: `${child ? 'child' : 'unit'}-${unit.path}`,
      label: itself ? t('itself', { name: unit.name }) : unit.name,
      href: child || itself ? lists(place).due : here(open ? null : unit.path),
      child,
      due: unit.due,
      done: unit.done,
      planned: unit.scheduled,
      lists: lists(place),
    };
  };
  const shown = units.filter((unit, i) => i < UNITS_SHOWN || unit.path === opened?.path);
  return (
    <Card
      id="rotation"
      title={t.rich('rotationUnits', {
        n: <Figure n={figures.open} href={membersOf(planId, 'OPEN', { within: within.path })} />,
      })}
      note={t('unitsNote')}
      flush
      foot={
        units.length > shown.length && (
          <a href={`/admin/rotation/${planId}?units=all#units`}>{t('allUnits', { n: units.length })}</a>
        )
      }
    >
      <CoverageBars
        caption={t('rotationUnits', { n: figures.open })}
        rows={shown.flatMap((unit) => [
          row(unit, within.path, false),
          ...(opened && opened.path === unit.path ? opened.units.map((one) => row(one, opened.path, true)) : []),
        ])}
        total={{
          due: figures.due,
          done: figures.done,
          planned: figures.scheduled,
          lists: lists({ within: within.path }),
        }}
      />
    </Card>
  );
}
