import type { ReactNode } from 'react';
import type { SessionPhase } from '~/exams/rules/session-phase.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examSessionPageMessages } from '../messages/exam-session-page.ts';
import { examSessionMessages } from '../messages/exam-sessions.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { SessionPhaseMark } from './session-phase-mark.tsx';
import { sessionWindow } from './session-window.ts';

export type HeadSession = {
  id: string;
  number: string;
  title: string;
  organizationName: string;
  opensAt: Date;
  closesAt: Date;
  phase: SessionPhase;
  mayWatch: boolean;
};

/** The head of a session's pages: its number and state, and the way between its parts. */
export function SessionHead({
  session,
  current,
  actions,
}: {
  session: HeadSession;
  current: 'overview' | 'people' | 'room';
  actions?: ReactNode;
}) {
  const t = useT(examSessionPageMessages);
  const list = useT(examSessionMessages);
  const zone = useZone();
  const base = `/admin/sessions/${session.id}`;
  return (
    <>
      <PageHead
        path={<Breadcrumbs items={[{ label: list('sessions'), href: '/admin/sessions' }, { label: session.number }]} />}
        title={session.title}
        lead={
          <>
            <SessionPhaseMark phase={session.phase} />{' '}
            {t('lead', { organizer: session.organizationName, ...sessionWindow(session, zone) })}
          </>
        }
        actions={actions}
      />
      <Tabs
        label={t('parts')}
        tabs={[
          { label: t('overview'), href: base, current: current === 'overview' },
          { label: t('people'), href: `${base}/registrations`, current: current === 'people' },
          ...(session.mayWatch ? [{ label: t('room'), href: `${base}/board`, current: current === 'room' }] : []),
        ]}
      />
    </>
  );
}
