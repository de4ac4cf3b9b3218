import { countable, type LateAnswer } from '~/exams/rules/answer-sheet.ts';
import { lateAnswersSeen } from '~/exams/rules/keep-late-answers.ts';
import type { QuestionType } from '~/exams/rules/paper-blueprint.ts';
import { formatTableDate, formatTableDateTime, formatTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examOutageMessages } from '../messages/exam-outages.ts';
import { Button } from '../parts/button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { lastReceived, lateAnswerWords } from './late-answer-words.ts';

export type LateAnswersProps = {
  sittings: readonly {
    attemptId: string;
    sessionNumber: string | null;
    name: string;
    organizationName: string;
    deadlineAt: Date;
    lateAnswers: readonly LateAnswer[];
    types: readonly QuestionType[];
    lateDecision: string | null;
    decidedByName: string | null;
    score: number | null;
  }[];
  /** said where there are none; else that none came too late */
  none?: string | undefined;
};

type Row = LateAnswersProps['sittings'][number];

/** Answers that came too late, and what an officer decides about them. */
export function LateAnswers({ sittings, none }: LateAnswersProps) {
  const t = useT(examOutageMessages);
  const zone = useZone();
  return (
    <DataTable
      caption={t('lateCaption')}
      rows={sittings}
      rowKey={(row) => row.attemptId}
      empty={<EmptyState title={none ?? t('noLate')} />}
      columns={[
        { key: 'name', head: t('name'), card: 'title', cell: (row) => row.name },
        { key: 'unit', head: t('unit'), wrap: true, cell: (row) => row.organizationName },
        {
          key: 'session',
          head: t('session'),
          cell: (row) => <span className="num">{row.sessionNumber ?? '—'}</span>,
        },
        {
          key: 'n',
          head: t('answers'),
          wrap: true,
          card: 'wide',
          cell: (row) => <LateList row={row} />,
        },
        {
          key: 'received',
          head: t('received'),
          cell: (row) => (
            <span className="num nowrap">{formatTableDateTime(lastReceived(row.lateAnswers), zone, true)}</span>
          ),
        },
        { key: 'score', head: t('score'), numeric: true, cell: (row) => row.score ?? '—' },
        {
          key: 'state',
          head: t('state'),
          card: 'state',
          cell: (row) => (
            <StateMark state={row.lateDecision ? 'done' : 'alarm'}>
              {row.lateDecision ? t(row.lateDecision as 'COUNTED') : t('PENDING')}
            </StateMark>
          ),
        },
        {
          key: 'act',
          head: t('act'),
          card: 'wide',
          cell: (row) => (row.lateDecision ? row.decidedByName : <LateForm row={row} />),
        },
      ]}
    />
  );
}

/** Beyond this a list is folded, so that the table stays one. */
const SHOWN = 6;

/** Each answer: which question, what was chosen, when it was given and received, and why it did not count. */
function LateList({ row }: { row: Row }) {
  const t = useT(examOutageMessages);
  const zone = useZone();
  const day = formatTableDate(lastReceived(row.lateAnswers), zone);
  const moment = (at: string): string =>
    formatTableDate(at, zone) === day ? formatTime(at, zone, true) : formatTableDateTime(at, zone, true);
  return (
    <details open={row.lateAnswers.length <= SHOWN}>
      <summary>{t('answersCount', { n: row.lateAnswers.length })}</summary>
      <ul className="late-list">
        {row.lateAnswers.map((answer) => (
          <li key={[answer.seq, answer.slot, answer.choice].join()}>
            {lateAnswerWords(answer, row.types, t)}
            {(answer.times ?? 1) > 1 && <> ({t('changedTimes', { n: (answer.times ?? 1) - 1 })})</>}
            <small className="num">
              {t('givenReceived', { given: moment(answer.givenAt), received: moment(answer.receivedAt) })}
            </small>
            <small>{t(answer.why)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function LateForm({ row }: { row: Row }) {
  const t = useT(examOutageMessages);
  return (
    <details className="room-act">
      <summary className="btn btn-small">{t('decideHere')}</summary>
      <form method="post" action="/admin/outages">
        <input type="hidden" name="intent" value="late" />
        <input type="hidden" name="attemptId" value={row.attemptId} />
        <input type="hidden" name="seen" value={lateAnswersSeen(row.lateAnswers)} />
        <TextInput name="reason" id={`late-${row.attemptId}`} label={t('reason')} required maxLength={300} />
        <div className="row">
          {row.lateAnswers.some(countable) && (
            <Button small name="decision" value="count">
              {t('count')}
            </Button>
          )}
          <Button small name="decision" value="not">
            {t('doNotCount')}
          </Button>
        </div>
      </form>
    </details>
  );
}
