import { leaveTooLong } from '~/training/rules/class-life.ts';
import { trainingMessages } from '../messages/training.ts';
import { useT } from '../messages/define-messages.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { ClassFormFields } from './class-form-fields.tsx';
import { ClassMark } from './class-mark.tsx';
import { ClassRoster, type RosterRow } from './class-roster.tsx';
import type { ClassStatus } from '~/training/rules/class-life.ts';

export type ClassViewProps = {
  found: {
    id: string;
    code: string;
    title: string;
    classType: string;
    tier: string;
    host: string;
    organizer: string | null;
    startsOn: string;
    endsOn: string;
    plannedCount: number | null;
    creditHours: number;
    days: number | null;
    place: string | null;
    seriesNo: number | null;
    planId: string | null;
    status: ClassStatus;
    enrolled: number;
    completed: number;
  };
  roster: readonly RosterRow[];
  mayRecord: boolean;
  mayWrite: boolean;
  unplanned: number;
  plans: readonly { id: string; title: string }[];
  told: { added: number; unknown: readonly string[] } | null;
  refused: { reason: string; n?: number; errors?: Record<string, string>; values?: Record<string, string> } | null;
};

/** A class: its data, its roster with attendance and results, and how it is closed. */
export function ClassView(props: ClassViewProps) {
  const { found, roster, mayRecord, mayWrite, unplanned, plans, told, refused } = props;
  const t = useT(trainingMessages);
  const flagged = roster.filter((row) =>
    leaveTooLong(row.halfDaysPlanned ?? 0, row.halfDaysAttended ?? row.halfDaysPlanned ?? 0),
  );
  return (
    <>
      <PageHead
        title={found.title}
        path={<Breadcrumbs items={[{ label: t('classes'), href: '/admin/classes' }, { label: found.code }]} />}
        lead={t('rules')}
        actions={<ClassMark status={found.status} />}
      />
      {told && (
        <Notice kind={told.unknown.length > 0 ? 'due' : 'success'} title={t('added', { n: told.added })}>
          {told.unknown.length > 0 && t('unknown', { n: told.unknown.length, list: told.unknown.join('、') })}
        </Notice>
      )}
      {refused && refused.reason !== 'edit' && (
        <Notice
          kind="bad"
          title={
            refused.reason === 'attendance-missing'
              ? t('attendance-missing', { n: refused.n ?? 0 })
              : t(refused.reason as 'class-closed')
          }
        />
      )}
      {flagged.length > 0 && mayRecord && (
        <Notice kind="due" title={t('leaveFlag')}>
          {flagged.map((row) => row.name).join('、')}
        </Notice>
      )}
      <div className="columns-7-5">
        <Card title={t('roster')} note={t('rosterLead', { n: roster.length })} flush>
          <ClassRoster rows={roster} editable={mayRecord} />
        </Card>
        <div className="stack">
          <Card title={found.code}>
            <DescriptionList
              narrow
              items={[
                { term: t('classType'), detail: t(found.classType as 'LX') },
                {
                  term: t('dates'),
                  detail: <span className="num">{t('dateRange', { from: found.startsOn, to: found.endsOn })}</span>,
                },
                { term: t('creditHours'), detail: found.creditHours },
                { term: t('host'), detail: found.host },
                ...(found.organizer ? [{ term: t('organizer'), detail: found.organizer }] : []),
                ...(found.place ? [{ term: t('place'), detail: found.place }] : []),
                { term: t('enrolled'), detail: found.enrolled },
                { term: t('completedCount'), detail: found.completed },
              ]}
            />
          </Card>
          {mayRecord && (
            <Card title={t('addPeople')}>
              <form method="post" className="form">
                <input type="hidden" name="intent" value="enrol" />
                <Textarea
                  name="staffNumbers"
                  label={t('staffNumbers')}
                  hint={t('staffNumbersHint')}
                  rows={3}
                  required
                />
                <Button>{t('add')}</Button>
              </form>
              {mayWrite && unplanned > 0 && (
                <form method="post" className="form-acts">
                  <input type="hidden" name="intent" value="enrol-unplanned" />
                  <input
                    type="hidden"
                    name="most"
                    value={Math.max(0, Math.min(unplanned, (found.plannedCount ?? unplanned) - found.enrolled))}
                  />
                  <Button>
                    {t('addUnplanned', {
                      n: Math.max(0, Math.min(unplanned, (found.plannedCount ?? unplanned) - found.enrolled)),
                    })}
                  </Button>
                </form>
              )}
            </Card>
          )}
          {mayWrite && (
            <>
              <Card title={t('completeTitle')}>
                <p>{t('completeWhat')}</p>
                <form method="post" className="form-acts">
                  <Button look="red" name="intent" value="complete">
                    {t('complete')}
                  </Button>
                </form>
                <p className="cap">{t('cancelWhat')}</p>
                <form method="post" className="form-acts">
                  <Button look="danger" name="intent" value="cancel">
                    {t('cancel')}
                  </Button>
                </form>
              </Card>
              <details className="card" open={refused?.reason === 'edit'}>
                <summary>{t('editClass')}</summary>
                <form method="post" className="form">
                  <input type="hidden" name="intent" value="edit" />
                  <ClassFormFields
                    values={{ ...found, ...refused?.values }}
                    errors={refused?.errors ?? {}}
                    plans={plans}
                  />
                  <Button>{t('saveClass')}</Button>
                </form>
              </details>
            </>
          )}
        </div>
      </div>
    </>
  );
}
