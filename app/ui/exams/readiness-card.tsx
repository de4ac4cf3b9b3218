import type { CellReadiness, SessionReadiness } from '~/exams/rules/session-readiness.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examSessionPageMessages } from '../messages/exam-session-page.ts';
import { Card } from '../parts/card.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { StateMark } from '../parts/state-mark.tsx';

export type ReadinessCardProps = {
  readiness: SessionReadiness;
  topics: readonly { code: string; title: string; titleEn: string }[];
};

/** Whether the bank serves a first paper and the make-ups, and if not, which cell lacks how many. */
export function ReadinessCard({ readiness, topics }: ReadinessCardProps) {
  const t = useT(examSessionPageMessages);
  const { ready, papers, short, cells } = readiness;
  const missing = short.reduce((sum, cell) => sum + cell.missing, 0);
  return (
    <Card
      title={t('readiness')}
      note={
        ready ? (
          <StateMark state="done">{papers > 1 ? t('ready', { n: papers - 1 }) : t('readyNoRetake')}</StateMark>
        ) : (
          <StateMark state="alarm">{t('notReady', { n: short.length, missing })}</StateMark>
        )
      }
    >
      {!ready && (
        <div className="stack">
          <p>{t('notReadyDo')}</p>
          <CellTable cells={short} topics={topics} />
        </div>
      )}
      <details>
        <summary>{t('showAll')}</summary>
        <CellTable cells={cells} topics={topics} />
      </details>
    </Card>
  );
}

function CellTable({ cells, topics }: { cells: readonly CellReadiness[]; topics: ReadinessCardProps['topics'] }) {
  const t = useT(examSessionPageMessages);
  const english = useLocale() === 'en';
  const topicOf = (code: string): string => {
    const topic = topics.find((one) => one.code === code);
    return topic ? `${code} ${english ? topic.titleEn : topic.title}` : code;
  };
  return (
    <DataTable
      caption={t('cellCaption')}
      dense
      rows={cells}
      rowKey={(cell) => `${cell.topic} ${cell.type}`}
      rowClass={(cell) => (cell.missing > 0 ? 'row-alarm' : undefined)}
      columns={[
        { key: 'topic', head: t('topic'), card: 'title', wrap: true, cell: (cell) => topicOf(cell.topic) },
        { key: 'type', head: t('type'), cell: (cell) => t(cell.type as 'SINGLE') },
        { key: 'count', head: t('perPaper'), numeric: true, cell: (cell) => cell.count },
        { key: 'needed', head: t('needed'), numeric: true, cell: (cell) => cell.needed },
        { key: 'available', head: t('available'), numeric: true, cell: (cell) => cell.available },
        { key: 'missing', head: t('missing'), numeric: true, cell: (cell) => cell.missing || '—' },
      ]}
    />
  );
}
