import { coverageRate, type RotationFigures } from '~/training/rules/rotation-standing.ts';
import type { ClassCounts } from '~/training/rules/class-counts.ts';
import type { DatedClass } from '~/training/rules/class-row.ts';
import type { PlanPhase } from '~/training/rules/plan-life.ts';
import { CLASS_LIST } from '~/training/rules/training-lists.ts';
import { CoverageBars } from '../charts/coverage-bars.tsx';
import { formatNumber, formatPercent, formatTableDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { rotationMessages } from '../messages/rotation.ts';
import { useT } from '../messages/define-messages.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Figure } from '../parts/figure.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Stat } from '../parts/stat.tsx';
import { ClassFigures } from './class-figures.tsx';
import { ClassTable } from './class-table.tsx';
import { PlanMark } from './plan-mark.tsx';

type Unit = RotationFigures & { organizationId: string; name: string; path: string };
export type RotationViewProps = {
  plan: { id: string; title: string; windowFrom: string; windowTo: string; frozenAt: Date | null };
  phase: PlanPhase;
  daysLeft: number;
  figures: RotationFigures;
  units: readonly Unit[];
  within: { name: string; path: string; parentPath: string | null };
  classes: readonly DatedClass[];
  counts: ClassCounts;
  mayWrite: boolean;
  /** every unit is listed, however many there are */
  allUnits: boolean;
};

/** How many units are listed at first, those with most people to train. */
const UNITS_SHOWN = 20;

/** A rotation plan: the figures that add up, who lags behind, the classes, and who is due. */
export function RotationView(props: RotationViewProps) {
  const { plan, phase, daysLeft, figures, units, within, classes, counts, mayWrite, allUnits } = props;
  const t = useT(rotationMessages);
  const locale = useLocale();
  const here = `/admin/rotation/${plan.id}`;
  const list = (standing: string, place: Record<string, string> = { within: within.path }): string =>
    `${here}/members?${new URLSearchParams({ standing, ...place })}`;
  // The organization itself stands among those below it, with its own people only.
  const placeOf = (path: string): Record<string, string> => (path === within.path ? { at: path } : { within: path });
  const lists = (place: Record<string, string>) => ({
    due: list('DUE', place),
    done: list('DONE', place),
    open: list('OPEN', place),
    unplanned: list('NONE', place),
  });
  const figure = (n: number, standing: string) => <Figure n={n} href={list(standing)} />;
  const none = figures.missed + figures.unplanned;
  const classesHref = (change: Record<string, string | null>): string =>
    `${CLASS_LIST.path}?${new URLSearchParams({ plan: plan.id, ...(change as Record<string, string>) })}`;
  const overdue = phase === 'OVERDUE';
  const shown = allUnits ? units : units.slice(0, UNITS_SHOWN);
  const unitsHref = (change: Record<string, string>): string =>
    `${here}?${new URLSearchParams({ ...(within.parentPath && { within: within.path }), ...change })}#units`;
  return (
    <>
      <PageHead
        title={plan.title}
        path={<Breadcrumbs items={[{ label: t('rotation'), href: '/admin/rotation' }, { label: plan.title }]} />}
        lead={
          <>
            <PlanMark phase={phase} />
            {t.rich('planLead', {
              done: figure(figures.done, 'DONE'),
              open: figure(figures.open, 'OPEN'),
              scheduled: figure(figures.scheduled, 'SCHEDULED'),
              none: figure(none, 'NONE'),
              rate: formatPercent(coverageRate(figures), locale),
            })}
          </>
        }
        actions={
          <>
            {mayWrite && (
              <>
                <LinkButton href={`${here}/edit`}>{t('editPlan')}</LinkButton>
                <LinkButton href={`/admin/classes/new?plan=${plan.id}`}>{t('addClass')}</LinkButton>
              </>
            )}
          </>
        }
      />
      <div className="figures">
        <Stat
          label={t('due')}
          figure={formatNumber(figures.due, locale)}
          href={list('DUE')}
          definition={t.rich('dueDefinition', {
            frozen: plan.frozenAt ? formatTableDate(plan.frozenAt) : '—',
            exempt: figure(figures.exempt, 'EXEMPT'),
          })}
        />
        <Stat
          label={t('done')}
          figure={formatNumber(figures.done, locale)}
          href={list('DONE')}
          definition={t('doneDefinition')}
        />
        <Stat
          label={overdue ? t('overdueOpen') : t('open')}
          figure={formatNumber(figures.open, locale)}
          href={list('OPEN')}
          tone={overdue ? 'red' : 'plain'}
          definition={t.rich('openDefinition', {
            scheduled: figure(figures.scheduled, 'SCHEDULED'),
            missed: figure(figures.missed, 'MISSED'),
            unplanned: figure(figures.unplanned, 'UNPLANNED'),
          })}
        />
      </div>
      <p className="cap">{t('basis')}</p>
      <Card
        id="units"
        title={`${t('byUnit')}${within.parentPath ? ` · ${within.name}` : ''}`}
        note={t('byUnitNote')}
        aside={
          <>
            {within.parentPath && (
              <a href={`${here}?${new URLSearchParams({ within: within.parentPath })}`}>{t('up')}</a>
            )}{' '}
            {units.length > 0 && (
              <a href={`${here}/export?${new URLSearchParams({ within: within.path })}`} download>
                {t('exportUnits')}
              </a>
            )}
          </>
        }
        flush
        foot={
          units.length > UNITS_SHOWN && (
            <a href={unitsHref(allUnits ? {} : { units: 'all' })}>
              {allUnits ? t('fewerUnits', { n: UNITS_SHOWN }) : t('allUnits', { n: units.length })}
            </a>
          )
        }
      >
        <CoverageBars
          caption={t('byUnit')}
          rows={shown.map((unit) => ({
            key: unit.organizationId,
            label: unit.name,
            href:
              unit.path === within.path
                ? list('DUE', placeOf(unit.path))
                : `${here}?${new URLSearchParams({ within: unit.path })}`,
            due: unit.due,
            done: unit.done,
            planned: unit.scheduled,
            lists: lists(placeOf(unit.path)),
          }))}
          total={{
            due: figures.due,
            done: figures.done,
            planned: figures.scheduled,
            lists: lists({ within: within.path }),
          }}
        />
      </Card>
      <ClassFigures counts={counts} filters={{ plan: plan.id }} classesHref={classesHref} />
      <div className="columns-7-5">
        <Card
          title={t('classesOfPlan')}
          note={t('classesNote')}
          aside={<a href={classesHref({})}>{t('classList')}</a>}
          flush
        >
          <ClassTable rows={classes} />
        </Card>
        <Card
          title={t('whoIsDue')}
          note={
            overdue
              ? t('overdue', { date: plan.windowTo })
              : daysLeft < 0
                ? t('windowOver', { date: plan.windowTo })
                : t('daysLeft', { days: daysLeft })
          }
        >
          <ul className="rows">
            {(
              [
                ['SCHEDULED', figures.scheduled],
                ['MISSED', figures.missed],
                ['UNPLANNED', figures.unplanned],
                ['EXEMPT', figures.exempt],
              ] as const
            ).map(([standing, n]) => (
              <li key={standing}>
                <span className="grow">{t(standing)}</span>
                {figure(n, standing)}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}
