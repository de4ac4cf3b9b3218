import { ABILITY_DOMAINS } from '~/certification/rules/ability-domains.ts';
import type { LevelFigures } from '~/certification/rules/level-figures.ts';
import { useLocale } from '../locale-context.tsx';
import { certificationMessages } from '../messages/certification.ts';
import { useT } from '../messages/define-messages.ts';
import type { ClauseLinkProps } from '../parts/clause-link.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { UnconfirmedTag } from '../parts/tag.tsx';

export type LevelHistoryRow = {
  id: string;
  validFrom: string;
  validTo: string | null;
  figures: LevelFigures;
  course: { title: string; titleEn: string } | null;
  /** whether one of the classes must be one for new appointees */
  newcomers: boolean;
  clauses: readonly ClauseLinkProps[];
};

/** Every dated row of a level with its numbers and what it rests on. */
export function LevelHistory({ rows }: { rows: readonly LevelHistoryRow[] }) {
  const t = useT(certificationMessages);
  const english = useLocale() === 'en';
  return (
    <DataTable
      caption={t('history')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'from', head: t('from'), card: 'title', cell: (row) => row.validFrom },
        { key: 'to', head: t('to'), cell: (row) => row.validTo ?? t('openEnd') },
        ...(['testScore', 'paperScore', 'renewalHours', 'validityMonths'] as const).map((key) => ({
          key,
          head: t(key),
          numeric: true,
          cell: (row: LevelHistoryRow) => row.figures[key],
        })),
        {
          key: 'hours',
          head: t('hoursAsked'),
          wrap: true,
          cell: ({ figures, newcomers }) =>
            t(newcomers ? 'hoursWithClass' : 'hoursPlain', { hours: figures.hours, months: figures.months }),
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
          head: t('basis'),
          wrap: true,
          cell: (row) => <Basis clauses={row.clauses} />,
        },
      ]}
    />
  );
}

/** Weight and floor of each ability domain in a row. */
export function LevelDomains({ figures }: { figures: LevelFigures }) {
  const t = useT(certificationMessages);
  return (
    <DataTable
      caption={t('domains')}
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
