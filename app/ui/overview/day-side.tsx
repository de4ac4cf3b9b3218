import type { DayPage } from '~/overview/rules/day.ts';
import { DUE_DAYS, DUE_KINDS, DUE_LIST, TERM_LIST } from '~/overview/rules/overview-lists.ts';
import { Columns } from '../charts/columns.tsx';
import { namesOf } from '../exams/names-of.ts';
import { SessionPhaseMark } from '../exams/session-phase-mark.tsx';
import { formatMonth, formatTableDateTime, formatTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { dayMessages } from '../messages/day.ts';
import { importMessages } from '../messages/imports.ts';
import { Card } from '../parts/card.tsx';
import { Figure } from '../parts/figure.tsx';
import { Tag } from '../parts/tag.tsx';

/** A line of a card: words, and the figure that leads to its rows. */
function Line({ label, n, href }: { label: string; n: number; href: string }) {
  return (
    <li>
      <span className="grow">{label}</span>
      <Figure n={n} href={href} />
    </li>
  );
}

/** Where the sessions are listed that open on a day, and those that are open now. */
export const sessionsOfDay = (day: string): string => `/admin/sessions?from=${day}&to=${day}`;
export const SESSIONS_OPEN = '/admin/sessions?phase=open';

export function DaySessionsCard({ sessions, day }: { sessions: NonNullable<DayPage['sessions']>; day: string }) {
  const t = useT(dayMessages);
  const zone = useZone();
  return (
    <Card
      id="sessions"
      title={t.rich('sessionsHead', {
        n: <Figure n={sessions.today} href={sessionsOfDay(day)} />,
        open: <Figure n={sessions.open} href={SESSIONS_OPEN} />,
      })}
    >
      <ul className="rows">
        {sessions.rows.map((one) => (
          <li key={one.id}>
            <span className="grow">
              <a href={`/admin/sessions/${one.id}`}>{one.title}</a>
              <small className="num">
                {t('sessionAt', {
                  time: shortMoment(one.opensAt, day, zone),
                  until: shortMoment(one.closesAt, day, zone),
                })}
              </small>
              <small className="num">
                {t.rich('sessionLine', {
                  registered: <Figure n={one.registered} href={namesOf(one.id, 'REGISTERED')} />,
                  sat: <Figure n={one.sat} href={namesOf(one.id, 'began')} />,
                })}
              </small>
            </span>
            <SessionPhaseMark phase={one.phase} />
          </li>
        ))}
        <Line label={t('sessionsToday')} n={sessions.today} href={sessionsOfDay(day)} />
        <Line label={t('sessionsOpen')} n={sessions.open} href={SESSIONS_OPEN} />
      </ul>
    </Card>
  );
}

/** The time alone on this day, with the date on another. */
function shortMoment(at: Date, day: string, zone: string): string {
  const whole = formatTableDateTime(at, zone);
  return whole.startsWith(day) ? formatTime(at, zone) : whole.slice(5);
}

export function DayDueCard({ due }: Pick<DayPage, 'due'>) {
  const t = useT(dayMessages);
  const total = DUE_KINDS.reduce((sum, kind) => sum + due[kind], 0);
  return (
    <Card
      id="due"
      title={t.rich('dueHead', { n: DUE_DAYS, total: <Figure n={total} href={DUE_LIST.path} /> })}
      note={t('dueNote')}
      foot={<a href={DUE_LIST.path}>{t('toList')}</a>}
    >
      <ul className="rows">
        {DUE_KINDS.map((kind) => (
          <Line key={kind} label={t(kind)} n={due[kind]} href={`${DUE_LIST.path}?kind=${kind}`} />
        ))}
      </ul>
    </Card>
  );
}

export function DayTermsCard({ terms }: Pick<DayPage, 'terms'>) {
  const t = useT(dayMessages);
  const locale = useLocale();
  const monthLabel = (month: string): string =>
    locale === 'en' ? formatMonth(month, locale).slice(0, 3) : t('month', { n: Number(month.slice(5)) });
  const over = terms.find(({ month }) => month === 'over')?.n ?? 0;
  const ending = terms.reduce((sum, { n }) => sum + n, 0) - over;
  return (
    <Card
      id="terms"
      title={t.rich('termsHead', { n: <Figure n={ending} href={`${TERM_LIST.path}?month=ending`} /> })}
      note={
        over > 0 ? t.rich('termsNote', { n: <Figure n={over} href={`${TERM_LIST.path}?month=over`} /> }) : undefined
      }
    >
      {terms.length === 0 ? (
        <p className="quiet">{t('termsNone')}</p>
      ) : (
        <Columns
          caption={t('termsHead', { n: ending })}
          marks={terms.map(({ month, n }) => ({
            label: month === 'over' ? t('termsOver') : monthLabel(month),
            href: `${TERM_LIST.path}?month=${month}`,
            value: n,
            late: month === 'over',
          }))}
        />
      )}
    </Card>
  );
}

export function DayJobsCard({ jobs }: { jobs: NonNullable<DayPage['jobs']> }) {
  const t = useT(dayMessages);
  return (
    <Card id="jobs" title={t('jobsHead')} foot={<a href="/admin/jobs">{t('toJobs')}</a>}>
      <ul className="rows">
        <Line label={t('jobsFailed')} n={jobs.failed} href="/admin/jobs?state=failed" />
        <Line label={t('jobsWaiting')} n={jobs.waiting} href="/admin/jobs?state=waiting" />
        <Line label={t('jobsDone')} n={jobs.done} href="/admin/jobs?state=done" />
      </ul>
    </Card>
  );
}

export function DayImportsCard({ imports }: { imports: NonNullable<DayPage['imports']> }) {
  const t = useT(dayMessages);
  const words = useT(importMessages);
  const zone = useZone();
  return (
    <Card id="imports" title={t('importsHead')} aside={<a href="/admin/imports">{t('newImport')}</a>}>
      {imports.length === 0 ? (
        <p className="quiet">{t('importsNone')}</p>
      ) : (
        <ul className="rows">
          {imports.map((one) => (
            <li key={one.id}>
              <span className="grow">
                <a href={`/admin/imports/${one.id}`}>{one.fileName}</a>
                <small className="num">
                  {t.rich('importLine', {
                    rows: <Figure n={one.totalRows} href={`/admin/imports/${one.id}`} />,
                    by: one.createdByName,
                    at: formatTableDateTime(one.createdAt, zone),
                  })}
                </small>
              </span>
              <Tag>{words(one.status)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
