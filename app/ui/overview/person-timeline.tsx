import type { PersonEvent, TestOutcome } from '~/overview/rules/person-event.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { recordMessages } from '../messages/record.ts';
import { Timeline, type TimelineItem } from '../parts/timeline.tsx';
import type { State } from '../parts/state-mark.tsx';
import { EXEMPTION_MARKS } from '../exams/exemption-table.tsx';

const TEST_MARKS: Record<TestOutcome, State> = {
  upcoming: 'waiting',
  open: 'running',
  running: 'running',
  grading: 'running',
  waiting: 'running',
  sat: 'done',
  passed: 'done',
  failed: 'due',
  absent: 'due',
  annulled: 'paused',
  deferred: 'paused',
};

const CLASS_MARKS: Record<Extract<PersonEvent, { kind: 'class' }>['outcome'], State> = {
  UPCOMING: 'waiting',
  ENROLLED: 'running',
  COMPLETED: 'done',
  NOT_COMPLETED: 'due',
  WITHDRAWN: 'paused',
};

/** Events as items of a line of time, in words. */
export function usePersonEvents(events: readonly PersonEvent[]): (TimelineItem & { on: string })[] {
  const t = useT(recordMessages);
  const locale = useLocale();
  return events.map((event) => {
    const title =
      event.kind === 'course' && locale === 'en'
        ? t('course', { title: event.titleEn })
        : t(event.kind, { title: event.title });
    return {
      on: event.on,
      time: event.on,
      dateTime: event.on,
      title: event.href ? <a href={event.href}>{title}</a> : title,
      ...wordsOf(event, t, (n) => formatNumber(n, locale)),
    };
  });
}

type Words = ReturnType<typeof useT<typeof recordMessages>>;

function wordsOf(event: PersonEvent, t: Words, n: (figure: number) => string): { detail: string; state: State } {
  switch (event.kind) {
    case 'post-began':
    case 'post-ended':
      return { detail: event.organization, state: event.current ? 'running' : 'done' };
    case 'test': {
      const word = t(event.outcome);
      return {
        detail: event.score === null ? word : t('scored', { word, score: n(event.score) }),
        state: TEST_MARKS[event.outcome],
      };
    }
    case 'exemption': {
      const word = t(event.state);
      return {
        detail: event.until && event.state !== 'withdrawn' ? t('exemptionUntil', { word, date: event.until }) : word,
        state: EXEMPTION_MARKS[event.state],
      };
    }
    case 'class': {
      const amount = event.days === null ? '' : ` · ${n(event.days)} ${t('days')}`;
      return {
        detail: `${t(event.outcome)}${amount} · ${n(event.hours)} ${t('hoursHead')}`,
        state: CLASS_MARKS[event.outcome],
      };
    }
    case 'course':
      return {
        detail: t(event.finished ? 'courseFinished' : 'courseBegun'),
        state: event.finished ? 'done' : 'running',
      };
    case 'certificate':
      return {
        detail: event.ended
          ? t('numberEnded', { number: event.number, state: t(event.ended) })
          : t('number', { number: event.number }),
        state: event.ended ? 'alarm' : 'done',
      };
  }
}

/** What happened to a person, the newest first. */
export function PersonTimeline({ events }: { events: readonly PersonEvent[] }) {
  const t = useT(recordMessages);
  const items = usePersonEvents(events);
  return items.length > 0 ? <Timeline items={items} /> : <p className="quiet">{t('timelineNone')}</p>;
}
