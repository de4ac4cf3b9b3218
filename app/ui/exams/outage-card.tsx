import { formatDuration, formatTableDateTime, formatTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examOutageMessages } from '../messages/exam-outages.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { RadioGroup } from '../parts/choice-group.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { TextInput } from '../parts/text-input.tsx';

export type OutageCardProps = {
  outage: {
    id: string;
    startedAt: Date;
    endedAt: Date;
    lostSeconds: number;
    affectedAttempts: number;
    decision: 'PENDING' | 'GIVE_BACK' | 'NOT_GIVEN_BACK';
    decidedByName: string | null;
    decidedAt: Date | null;
    reason: string | null;
    own: readonly {
      attemptId: string;
      name: string;
      organizationName: string;
      sessionNumber: string | null;
      deadlineAt: Date;
      decided: boolean;
    }[];
    elsewhere: number;
    mayDecide: boolean;
  };
};

/** More people than these are folded, so that the decision stays in sight. */
const SHOWN = 12;

/** One outage: when, how long, whom it hit, and the decision about their minutes. */
export function OutageCard({ outage }: OutageCardProps) {
  const t = useT(examOutageMessages);
  const locale = useLocale();
  const zone = useZone();
  const time = formatDuration(outage.lostSeconds, locale);
  const pending = outage.decision === 'PENDING';
  const open = outage.own.filter((one) => !one.decided).length;
  return (
    <Card
      title={t('when', {
        from: formatTableDateTime(outage.startedAt, zone, true),
        to: formatTime(outage.endedAt, zone, true),
        time,
      })}
      note={t('affected', { n: outage.affectedAttempts })}
      aside={<StateMark state={pending ? 'alarm' : 'done'}>{t(outage.decision)}</StateMark>}
    >
      <div className="stack">
        {!pending && outage.decidedAt && (
          <p>
            {t('decidedBy', { name: outage.decidedByName ?? '—', time: formatTableDateTime(outage.decidedAt, zone) })}
            {outage.reason && ` · ${outage.reason}`}
          </p>
        )}
        {pending && open > 0 && <p>{t('stillOpen', { n: open })}</p>}
        {outage.elsewhere > 0 && <p className="cap">{t('elsewhere', { n: outage.elsewhere })}</p>}
        {outage.own.length > 0 && (
          <details open={outage.own.length <= SHOWN}>
            <summary>{t('people', { n: outage.own.length })}</summary>
            <DataTable
              caption={t('captionOf', { from: formatTableDateTime(outage.startedAt, zone, true) })}
              dense
              rows={outage.own}
              rowKey={(row) => row.attemptId}
              columns={[
                { key: 'name', head: t('name'), card: 'title', cell: (row) => row.name },
                { key: 'unit', head: t('unit'), wrap: true, cell: (row) => row.organizationName },
                {
                  key: 'session',
                  head: t('session'),
                  cell: (row) => <span className="num">{row.sessionNumber ?? '—'}</span>,
                },
                {
                  key: 'deadline',
                  head: t('deadline'),
                  cell: (row) => <span className="num">{formatTime(row.deadlineAt, zone, true)}</span>,
                },
                {
                  key: 'state',
                  head: t('state'),
                  card: 'state',
                  cell: (row) => (
                    <StateMark state={row.decided ? 'done' : 'alarm'}>
                      {row.decided ? t('decided') : t('waiting')}
                    </StateMark>
                  ),
                },
              ]}
            />
          </details>
        )}
        {outage.mayDecide && (
          <form method="post" action="/admin/outages" className="form">
            <input type="hidden" name="intent" value="outage" />
            <input type="hidden" name="outageId" value={outage.id} />
            <RadioGroup
              name="decision"
              id={`decision-${outage.id}`}
              label={t('decideHere')}
              chosen={['give']}
              choices={[
                { value: 'give', label: t('giveBack'), hint: t('giveBackHint', { time }) },
                { value: 'not', label: t('notGivenBack'), hint: t('notGivenBackHint') },
              ]}
            />
            <TextInput
              name="reason"
              id={`reason-${outage.id}`}
              label={t('reason')}
              hint={t('reasonHint')}
              maxLength={300}
            />
            <div className="form-acts">
              <Button look="ink">{t('decide')}</Button>
            </div>
          </form>
        )}
      </div>
    </Card>
  );
}
