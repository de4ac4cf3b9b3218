import { ABILITY_DOMAINS } from '~/certification/rules/ability-domains.ts';
import type { askedOf, ClassHours, LevelFigures } from '~/certification/rules/level-figures.ts';
import { formatTableDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { certificationMessages } from '../messages/certification.ts';
import { useT } from '../messages/define-messages.ts';
import { trainingMessages } from '../messages/training.ts';
import { Card } from '../parts/card.tsx';
import type { ClauseLinkProps } from '../parts/clause-link.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { UnconfirmedTag } from '../parts/tag.tsx';

export type LevelHistoryRow = {
  id: string;
  validFrom: string;
  validTo: string | null;
  figures: LevelFigures;
  course: { title: string; titleEn: string } | null;
  asked: ReturnType<typeof askedOf>;
  /** who put the row in force, and when; null where the person was not recorded yet */
  confirmedBy: string | null;
  recordedAt: Date;
  clauses: readonly ClauseLinkProps[];
};

/** Every dated row of a level with its numbers and what it rests on. */
export function LevelHistory({ rows, inForce }: Pick<LevelDomainsProps, 'rows' | 'inForce'>) {
  const t = useT(certificationMessages);
  const english = useLocale() === 'en';
  return (
    <DataTable
      caption={t('history')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'from', head: t('from'), card: 'title', cell: (row) => row.validFrom },
        { key: 'to', head: t('to'), cell: (row) => row.validTo ?? t(row.id === inForce ? 'openEnd' : 'noEnd') },
        { key: 'testScore', head: t('testHead'), numeric: true, cell: (row) => row.figures.testScore },
        { key: 'paperScore', head: t('paperHead'), numeric: true, cell: (row) => row.figures.paperScore },
        { key: 'validityMonths', head: t('validityHead'), numeric: true, cell: (row) => row.figures.validityMonths },
        { key: 'hours', head: t('hoursAsked'), wrap: true, cell: ({ asked }) => <Hours asked={asked.hours} /> },
        {
          key: 'renewalHours',
          head: t('renewalAsked'),
          wrap: rows.some(({ asked }) => asked.renewalHours?.classType),
          cell: ({ asked }) => <Hours asked={asked.renewalHours} />,
        },
        {
          key: 'course',
          head: t('course'),
          wrap: true,
          cell: ({ course, figures }) =>
            (english ? course?.titleEn : course?.title) ?? figures.courseCode.toUpperCase(),
        },
        {
          key: 'basis',
          head: t('basisConfirmed'),
          card: 'wide',
          wrap: true,
          cell: ({ clauses, confirmedBy, recordedAt }) => (
            <>
              <Basis clauses={clauses} />
              <div className="cap">
                {confirmedBy
                  ? t('confirmedBy', { name: confirmedBy, date: formatTableDate(recordedAt) })
                  : t('notRecorded')}
              </div>
            </>
          ),
        },
      ]}
    />
  );
}

/** `12个月内32学时，其中须有任职培训（RZ）` */
function Hours({ asked }: { asked: ClassHours | null }) {
  const t = useT(certificationMessages);
  const kinds = useT(trainingMessages);
  if (!asked) return t('noHours');
  const { classType, ...hours } = asked;
  return classType
    ? t('hoursWithClass', { ...hours, kind: kinds(classType as 'RZ'), classType })
    : t('hoursPlain', hours);
}

type LevelDomainsProps = {
  rows: readonly LevelHistoryRow[];
  /** the row that holds today */
  inForce: string | null;
  topics: Readonly<Record<string, { title: string; titleEn: string }>>;
};

/** The ability domains in each dated row: the row in force open, the others behind their days. */
export function LevelDomains({ rows, inForce, topics }: LevelDomainsProps) {
  const t = useT(certificationMessages);
  const [held] = rows.filter(({ id }) => id === inForce);
  return (
    <>
      {held && (
        <Card title={t('domains')} note={t('domainsNote')} flush>
          <DomainTable row={held} topics={topics} />
        </Card>
      )}
      {rows
        .filter((row) => row !== held)
        .map((row) => (
          <details key={row.id} className="card">
            <summary>{t('domainsFrom', { from: row.validFrom })}</summary>
            <DomainTable row={row} topics={topics} />
          </details>
        ))}
    </>
  );
}

/** Weight, floor and topics of each ability domain in a row. */
function DomainTable({ row, topics }: { row: LevelHistoryRow } & Pick<LevelDomainsProps, 'topics'>) {
  const { figures, asked } = row;
  const t = useT(certificationMessages);
  const english = useLocale() === 'en';
  const topicOf = (code: string): string =>
    [code, english ? topics[code]?.titleEn : topics[code]?.title].filter(Boolean).join(' ');
  return (
    <DataTable
      caption={t('domainsFrom', { from: row.validFrom })}
      rows={ABILITY_DOMAINS}
      rowKey={(domain) => domain}
      columns={[
        { key: 'domain', head: t('domains'), card: 'title', wrap: true, cell: (domain) => t(domain) },
        { key: 'weight', head: t('weights'), numeric: true, cell: (domain) => `${figures.weights[domain]}%` },
        {
          key: 'floor',
          head: t('floors'),
          numeric: true,
          cell: (domain) => (figures.floors[domain] > 0 ? `${figures.floors[domain]}%` : t('noFloor')),
        },
        {
          key: 'topics',
          head: t('topics'),
          card: 'wide',
          wrap: true,
          cell: (domain) => asked.topics[domain]?.map(topicOf).join(t('listComma')) ?? t('noTopics'),
        },
      ]}
    />
  );
}

/** 《认证办法》第四条 第五条: each document once, its articles as links. */
function Basis({ clauses }: { clauses: readonly ClauseLinkProps[] }) {
  const t = useT(certificationMessages);
  if (clauses.length === 0) return t('noBasis');
  return [...new Set(clauses.map(({ document }) => document))].map((document) => {
    const cited = clauses.filter((clause) => clause.document === document);
    return (
      <div key={document} lang="zh-CN">
        《{document}》
        {cited.map(({ href, label }) => (
          <span key={href}>
            {' '}
            <a href={href} className="keep">
              {label}
            </a>
          </span>
        ))}{' '}
        {cited.some(({ confirmed }) => !confirmed) && <UnconfirmedTag />}
      </div>
    );
  });
}
