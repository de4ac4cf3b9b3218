import { coverageRate, type RotationFigures } from '~/training/rules/rotation-standing.ts';
import type { ClassStatus } from '~/training/rules/class-life.ts';
import { CoverageBars } from '../charts/coverage-bars.tsx';
import { formatNumber, formatPercent, formatTableDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { trainingMessages } from '../messages/training.ts';
import { useT } from '../messages/define-messages.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Stat } from '../parts/stat.tsx';
import { ClassMark } from './class-mark.tsx';

type Unit = RotationFigures & { organizationId: string; name: string; path: string };
type PlanClass = {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  enrolled: number;
  completed: number;
  status: ClassStatus;
  seriesNo: number | null;
};

export type RotationViewProps = {
  plan: { id: string; title: string; windowFrom: string; windowTo: string; frozenAt: Date | null };
  daysLeft: number;
  figures: RotationFigures;
  units: readonly Unit[];
  within: { name: string; path: string; parentPath: string | null };
  classes: readonly PlanClass[];
  mayWrite: boolean;
};

/** A rotation plan: the figures that add up, who lags behind, the classes, and who is due. */
export function RotationView({ plan, daysLeft, figures, units, within, classes, mayWrite }: RotationViewProps) {
  const t = useT(trainingMessages);
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
  const none = figures.missed + figures.unplanned;
  const held = classes.filter((one) => one.status === 'COMPLETED');
  return (
    <>
      <PageHead
        title={plan.title}
        path={<Breadcrumbs items={[{ label: t('rotation'), href: '/admin/rotation' }, { label: plan.title }]} />}
        lead={t('planLead', {
          done: figures.done,
          open: figures.open,
          scheduled: figures.scheduled,
          none,
          rate: formatPercent(coverageRate(figures), locale),
        })}
        actions={mayWrite && <LinkButton href={`/admin/classes/new?plan=${plan.id}`}>{t('addClass')}</LinkButton>}
      />
      <div className="figures">
        <Stat
          label={t('due')}
          figure={formatNumber(figures.due, locale)}
          href={list('DUE')}
          definition={t('dueDefinition', {
            frozen: plan.frozenAt ? formatTableDate(plan.frozenAt) : '—',
            exempt: figures.exempt,
          })}
        />
        <Stat
          label={t('done')}
          figure={formatNumber(figures.done, locale)}
          href={list('DONE')}
          definition={t('doneDefinition')}
        />
        <Stat
          label={t('open')}
          figure={formatNumber(figures.open, locale)}
          href={list('OPEN')}
          definition={t('openDefinition', figures)}
        />
      </div>
      <p className="cap">{t('basis')}</p>
      <Card
        title={`${t('byUnit')}${within.parentPath ? ` · ${within.name}` : ''}`}
        note={t('byUnitNote')}
        aside={
          within.parentPath && <a href={`${here}?${new URLSearchParams({ within: within.parentPath })}`}>{t('up')}</a>
        }
        flush
      >
        <CoverageBars
          caption={t('byUnit')}
          rows={units.map((unit) => ({
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
      <div className="columns-7-5">
        <Card
          title={t('classesOfPlan', {
            held: held.length,
            called: classes.reduce((sum, one) => sum + one.enrolled, 0),
            completed: held.reduce((sum, one) => sum + one.completed, 0),
          })}
          note={t('classesNote')}
          flush
        >
          <DataTable
            caption={t('classes')}
            dense
            rows={classes}
            rowKey={(one) => one.id}
            columns={[
              {
                key: 'title',
                head: t('title'),
                card: 'title',
                wrap: true,
                cell: (one) => <a href={`/admin/classes/${one.id}`}>{one.title}</a>,
              },
              {
                key: 'dates',
                head: t('dates'),
                cell: (one) => (
                  <span className="num nowrap">{t('dateRange', { from: one.startsOn, to: one.endsOn.slice(5) })}</span>
                ),
              },
              { key: 'enrolled', head: t('enrolled'), numeric: true, cell: (one) => one.enrolled },
              {
                key: 'completed',
                head: t('completedCount'),
                numeric: true,
                cell: (one) => (one.status === 'COMPLETED' ? one.completed : '—'),
              },
              { key: 'status', head: t('status'), card: 'state', cell: (one) => <ClassMark status={one.status} /> },
            ]}
          />
        </Card>
        <Card
          title={t('whoIsDue')}
          note={daysLeft < 0 ? t('overdue', { date: plan.windowTo }) : t('daysLeft', { days: daysLeft })}
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
                <a className="num" href={list(standing)}>
                  {n}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}
