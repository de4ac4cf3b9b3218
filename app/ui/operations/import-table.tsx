import type { ImportStatus } from '~/operations/rules/import-batch.ts';
import { formatNumber, formatTableDateTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { IMPORT_LIST } from '~/operations/rules/import-list-spec.ts';
import { DataTable, type SortLink } from '../parts/data-table.tsx';
import { LinkButton } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { StateMark, type State } from '../parts/state-mark.tsx';

export type ImportTableRow = {
  id: string;
  kind: string;
  fileName: string;
  sheetName: string | null;
  organizationName: string;
  status: ImportStatus;
  totalRows: number;
  appliedRows: number;
  waitingRows: number;
  createdByName: string;
  createdAt: Date | string;
};

const MARKS: Record<ImportStatus, State> = {
  UPLOADED: 'running',
  NEEDS_MAPPING: 'alarm',
  CHECKING: 'running',
  READY: 'due',
  COMMITTING: 'running',
  COMMITTED: 'done',
  UNDOING: 'running',
  UNDONE: 'done',
  FAILED: 'alarm',
  DISCARDED: 'waiting',
};

/** The state of an import, with its mark. */
export function ImportState({ status }: { status: ImportStatus }) {
  const t = useT(importMessages);
  return <StateMark state={MARKS[status]}>{t(status)}</StateMark>;
}

/** Imports, each leading to its page. */
export function ImportTable({
  rows,
  kinds,
  filtered,
  sortOf,
}: {
  rows: readonly ImportTableRow[];
  kinds: readonly { kind: string; label: string; labelEn: string }[];
  filtered: boolean;
  sortOf: (key: 'createdAt' | 'fileName' | 'totalRows') => SortLink;
}) {
  const t = useT(importMessages);
  const locale = useLocale();
  const zone = useZone();
  const kindName = (name: string): string => {
    const kind = kinds.find((one) => one.kind === name);
    return (locale === 'en' ? kind?.labelEn : kind?.label) ?? name;
  };
  return (
    <DataTable
      caption={t('recent')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        filtered ? (
          <EmptyState title={t('noneFound')} action={<LinkButton href={IMPORT_LIST.path}>{t('showAll')}</LinkButton>} />
        ) : (
          <EmptyState title={t('emptyTitle')}>{t('emptyWhy')}</EmptyState>
        )
      }
      columns={[
        {
          key: 'file',
          head: t('fileName'),
          card: 'title',
          wrap: true,
          sort: sortOf('fileName'),
          cell: (row) => (
            <>
              <a href={`/admin/imports/${row.id}`}>{row.fileName}</a>
              {row.sheetName !== null && <small className="cap"> {row.sheetName}</small>}
            </>
          ),
        },
        { key: 'kind', head: t('kind'), cell: (row) => kindName(row.kind) },
        { key: 'organization', head: t('mine'), cell: (row) => row.organizationName, wrap: true },
        {
          key: 'rows',
          head: t('rows'),
          numeric: true,
          sort: sortOf('totalRows'),
          cell: (row) => formatNumber(row.totalRows, locale),
        },
        { key: 'written', head: t('written'), numeric: true, cell: (row) => formatNumber(row.appliedRows, locale) },
        { key: 'waiting', head: t('waiting'), numeric: true, cell: (row) => formatNumber(row.waitingRows, locale) },
        { key: 'by', head: t('by'), cell: (row) => row.createdByName },
        {
          key: 'at',
          head: t('at'),
          sort: sortOf('createdAt'),
          cell: (row) => formatTableDateTime(row.createdAt, zone),
        },
        { key: 'state', head: t('state'), card: 'state', cell: (row) => <ImportState status={row.status} /> },
      ]}
    />
  );
}
