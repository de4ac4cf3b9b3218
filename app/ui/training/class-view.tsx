import type { ClassReopening } from '~/training/rules/class-reopening.ts';
import type { EnrolmentRow } from '~/training/rules/class-row.ts';
import type { LeaveLimit } from '~/training/rules/leave-limit.ts';
import { ATTENDANCE_LIST } from '~/training/rules/training-lists.ts';
import { classMessages } from '../messages/class.ts';
import { useT } from '../messages/define-messages.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ClauseLink } from '../parts/clause-link.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ClassActs, type ClassActsProps } from './class-acts.tsx';
import { ClassFacts } from './class-facts.tsx';
import { ClassMark } from './class-mark.tsx';
import { ClassRefused, useRowFaults } from './class-refused.tsx';
import { ClassReopenings } from './class-reopening.tsx';
import { ClassRoster, isUndecided } from './class-roster.tsx';

export type ClassViewProps = ClassActsProps & {
  planTitle: string | null;
  roster: readonly EnrolmentRow[];
  mayOpen: boolean;
  /** how much leave is allowed, and what says so */
  leave: LeaveLimit | null;
  reopenings: readonly ClassReopening[];
  /** whether attendance and results were saved just now */
  saved: boolean;
  told: { added: number; already: number; unknown: readonly string[] } | null;
};

/** A class: its data, its roster with attendance and results, and how it is closed. */
export function ClassView(props: ClassViewProps) {
  const { found, planTitle, roster, mayRecord, mayWrite, mayOpen, leave, over, saved, told, refused } = props;
  const t = useT(classMessages);
  const oneIn = leave?.oneIn ?? null;
  const faults = useRowFaults(refused);
  const inForm = refused?.errors !== undefined;
  const undecided = roster.filter((row) => isUndecided(row, oneIn));
  return (
    <>
      <PageHead
        title={found.title}
        path={<Breadcrumbs items={[{ label: t('classes'), href: '/admin/classes' }, { label: found.code }]} />}
        lead={
          <>
            <ClassMark phase={found.phase} />
            {t('rules')}
            {leave && t('rulesLeave', { n: leave.oneIn })}
          </>
        }
        actions={mayWrite && over && <LinkButton href="#completion">{t('completeTitle')}</LinkButton>}
      />
      {saved && !refused && <Notice kind="success" title={t('attendanceSaved')} />}
      {told && (
        <Notice kind={told.unknown.length > 0 ? 'due' : 'success'} title={t('added', { n: told.added })}>
          {told.already > 0 && t('already', { n: told.already })}
          {told.unknown.length > 0 && t('unknown', { n: told.unknown.length, list: told.unknown.join(t('listComma')) })}
        </Notice>
      )}
      {refused && !inForm && <ClassRefused refused={refused} roster={roster} />}
      {undecided.length > 0 && mayRecord && (
        <Notice kind="due" title={t('leaveFlag', { n: oneIn ?? 0 })}>
          {undecided.map((row) => row.name).join(t('listComma'))}
          {leave?.clause && (
            <p className="cap">
              <ClauseLink
                document={leave.clause.documentTitle}
                label={leave.clause.label}
                href={`/regulations/${leave.clause.documentCode}#article-${leave.clause.article}`}
                confirmed={leave.confirmed}
              />
            </p>
          )}
        </Notice>
      )}
      <div className="stack">
        <Card
          title={t('roster')}
          note={t('rosterLead', { n: roster.length })}
          aside={
            roster.length > 0 && (
              <a href={`${ATTENDANCE_LIST.path}/export?class=${found.id}`} download>
                {t('rosterExport')}
              </a>
            )
          }
          flush
        >
          <ClassRoster
            rows={roster}
            editable={mayRecord}
            oneIn={oneIn}
            mayOpen={mayOpen}
            typed={refused?.typed ?? {}}
            faults={faults}
          />
        </Card>
        <div className="columns-2">
          <div className="stack">
            <ClassFacts found={found} planTitle={planTitle} />
            <ClassReopenings reopenings={props.reopenings} />
          </div>
          <ClassActs {...props} />
        </div>
      </div>
    </>
  );
}
