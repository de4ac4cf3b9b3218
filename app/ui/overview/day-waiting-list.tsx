import { APPLICATION_LIST, WAITING } from '~/certification/rules/application-list-spec.ts';
import { outagesWaitingHref } from '~/exams/rules/outage-address.ts';
import type { DayPage, Waiting } from '~/overview/rules/day.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { dayMessages } from '../messages/day.ts';
import { LinkButton } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { TodoList, type Todo } from '../parts/todo-list.tsx';

/** What waits for this person, one button each; the first is the red one of the page. */
export function DayWaitingList({ waiting, rotation }: Pick<DayPage, 'waiting' | 'rotation'>) {
  const t = useT(dayMessages);
  const words = useWords(rotation?.windowTo ?? '');
  const locale = useLocale();
  if (waiting.length === 0) return <EmptyState title={t('nothingWaits')}>{t('nothingWaitsWhy')}</EmptyState>;
  const items: Todo[] = waiting.map((one, i) => {
    const { unit, what, why, go, href } = words(one);
    return {
      figure: formatNumber(one.n, locale),
      unit,
      href,
      what,
      why,
      alarm: i === 0,
      action: (
        <LinkButton look={i === 0 ? 'red' : 'quiet'} href={href}>
          {go}
        </LinkButton>
      ),
    };
  });
  return <TodoList label={t('waiting')} items={items} />;
}

type Words = { unit: string; what: string; why?: string; go: string; href: string };

function useWords(windowTo: string): (one: Waiting) => Words {
  const t = useT(dayMessages);
  return (one) => {
    switch (one.kind) {
      case 'unplanned':
        return {
          unit: t('people'),
          what: t('unplannedWhat'),
          why: t('unplannedWhy', { to: windowTo }),
          go: t('unplannedGo'),
          href: `/admin/rotation/${one.planId}/members?${new URLSearchParams({ standing: 'NONE', within: one.within })}`,
        };
      case 'overdue':
        return {
          unit: t('people'),
          what: t('overdueWhat', { title: one.title }),
          why: t('overdueWhy', { to: one.windowTo }),
          go: t('overdueGo'),
          href: `/admin/rotation/${one.planId}/members?standing=OPEN`,
        };
      case 'results':
        return {
          unit: t('people'),
          what: t('resultsWhat'),
          why: t('resultsWhy', { n: one.oldestDays }),
          go: t('resultsGo'),
          href: '/admin/results?state=flagged',
        };
      case 'appeals':
        return {
          unit: t('items'),
          what: t('appealsWhat'),
          go: t('appealsGo'),
          href: '/admin/appeals?state=OPEN',
        };
      case 'import':
        return {
          unit: t('rows'),
          what: t('importWhat', { file: one.fileName }),
          why: t('importWhy', { n: one.valid }),
          go: t('importGo'),
          href: `/admin/imports/${one.batchId}#waiting`,
        };
      case 'applications':
        return {
          unit: t('items'),
          what: t(`applications${one.stage}`),
          go: t('applicationsGo'),
          href: `${APPLICATION_LIST.path}?status=${WAITING}`,
        };
      case 'outages':
        return {
          unit: t('times'),
          what: t('outagesWhat'),
          go: t('outagesGo'),
          href: outagesWaitingHref('outages'),
        };
      case 'late':
        return { unit: t('people'), what: t('lateWhat'), go: t('lateGo'), href: outagesWaitingHref('late') };
      case 'jobs':
        return { unit: t('jobsUnit'), what: t('jobsWhat'), go: t('jobsGo'), href: '/admin/jobs?state=failed' };
    }
  };
}
