import type { MyRecord } from '~/overview/rules/my-record.ts';
import { formatDate, formatMonth, formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { recordMessages } from '../messages/record.ts';
import { Band } from '../parts/band.tsx';
import { LinkButton } from '../parts/button.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';
import { HeldCertificates } from './held-certificates.tsx';
import { PersonTimeline } from './person-timeline.tsx';
import { RecordHours } from './record-hours.tsx';

/** My record: who I am here, posts, hours by year, what happened, certificates, and all of it to take along. */
export function RecordPage({ record }: { record: MyRecord }) {
  const t = useT(recordMessages);
  return (
    <LearnerShell>
      <div className="wrap">
        <header className="hello">
          <h1>{t('title')}</h1>
        </header>
        <Band title={t('basics')} note={t('basicsNote')}>
          <Basics person={record.person} />
          <p className="under-list">
            <a href="/account">{t('account')}</a>
          </p>
        </Band>
        <Band title={t('posts')} id="posts">
          <Posts posts={record.posts} />
        </Band>
        <Band title={t('hours')} note={t('hoursNote')} id="hours">
          <RecordHours record={record} />
        </Band>
        <Band title={t('classes')} id="classes">
          <Classes classes={record.classes} day={record.day} />
        </Band>
        <Band title={t('certificates')} id="certificates">
          <HeldCertificates certificates={record.certificates} day={record.day} />
        </Band>
        <Band title={t('timeline')} note={t('timelineNote')} id="timeline">
          <PersonTimeline events={record.events} />
        </Band>
        <Band title={t('own')} id="own">
          <p>{t('ownWhy')}</p>
          <div className="form-acts">
            <LinkButton href="/record/export?format=xlsx" icon="download" download>
              {t('ownXlsx')}
            </LinkButton>
            <LinkButton href="/record/export?format=json" icon="download" download>
              {t('ownJson')}
            </LinkButton>
          </div>
        </Band>
      </div>
    </LearnerShell>
  );
}

function Basics({ person }: Pick<MyRecord, 'person'>) {
  const t = useT(recordMessages);
  const locale = useLocale();
  const month = (value: string | null): string => (value ? formatMonth(value, locale) : '—');
  return (
    <DescriptionList
      items={[
        { term: t('name'), detail: person.name },
        { term: t('homeOrganization'), detail: person.homeOrganizationName },
        { term: t('staffNumber'), detail: person.staffNumber ?? '—' },
        { term: t('sex'), detail: person.sex ? t(person.sex) : '—' },
        { term: t('birthMonth'), detail: month(person.birthMonth) },
        { term: t('joinedPartyMonth'), detail: month(person.joinedPartyMonth) },
        { term: t('education'), detail: person.education ?? '—' },
        { term: t('administrativePost'), detail: person.administrativePost ?? '—' },
        { term: t('rankLevel'), detail: person.rankLevel ?? '—' },
        { term: t('identityCategory'), detail: person.identityCategory ?? '—' },
      ]}
    />
  );
}

function Posts({ posts }: Pick<MyRecord, 'posts'>) {
  const t = useT(recordMessages);
  const locale = useLocale();
  if (posts.length === 0) return <p className="quiet">{t('postsNone')}</p>;
  return (
    <ul className="rows">
      {posts.map((post) => (
        <li key={`${post.startedOn}${post.title}`}>
          <div className="grow">
            {post.title} · {t(post.employmentMode)}
            <small>
              {post.organizationName}
              {post.concurrentAdministrativePost && <> · {post.concurrentAdministrativePost}</>}
            </small>
            <small>
              {post.endedOn
                ? t('fromTo', { from: formatDate(post.startedOn, locale), to: formatDate(post.endedOn, locale) })
                : t('since', { from: formatDate(post.startedOn, locale) })}
            </small>
          </div>
          <StateMark state={post.endedOn ? 'done' : 'running'}>{t(post.endedOn ? 'past' : 'current')}</StateMark>
        </li>
      ))}
    </ul>
  );
}

function Classes({ classes, day }: Pick<MyRecord, 'classes' | 'day'>) {
  const t = useT(recordMessages);
  const locale = useLocale();
  const n = (figure: number): string => formatNumber(figure, locale);
  if (classes.length === 0) return <p className="quiet">{t('classesNone')}</p>;
  return (
    <ul className="rows">
      {classes.map((one) => {
        const span = {
          from: formatDate(one.startsOn, locale),
          to: formatDate(one.endsOn, locale),
          hours: n(one.hours),
        };
        const upcoming = one.result === 'ENROLLED' && one.startsOn > day;
        const word = one.status === 'CANCELLED' ? 'CANCELLED_CLASS' : upcoming ? 'UPCOMING' : one.result;
        return (
          <li key={one.classId}>
            <div className="grow">
              {one.title}
              <small className="num">
                {one.days === null ? t('classLine', span) : t('classLineDays', { ...span, days: n(one.days) })}
              </small>
              {one.place && <small>{one.place}</small>}
            </div>
            <StateMark
              state={
                one.status === 'CANCELLED'
                  ? 'paused'
                  : one.result === 'COMPLETED'
                    ? 'done'
                    : upcoming
                      ? 'waiting'
                      : 'running'
              }
            >
              {t(word)}
            </StateMark>
          </li>
        );
      })}
    </ul>
  );
}
