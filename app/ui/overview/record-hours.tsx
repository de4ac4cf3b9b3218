import type { MyRecord } from '~/overview/rules/my-record.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { recordMessages } from '../messages/record.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { HourList } from './hour-list.tsx';

/** The hours of one year: each requirement, then every entry of the ledger with days and hours beside each other. */
export function RecordHours({ record: { years, year, standings } }: { record: MyRecord }) {
  const t = useT(recordMessages);
  const locale = useLocale();
  const n = (figure: number): string => formatNumber(figure, locale);
  const word = (category: string): string => (category in recordMessages ? t(category as 'TEST') : category);
  return (
    <div className="stack">
      {years.length > 1 && (
        <Tabs
          chips
          label={t('years')}
          tabs={years.map((one) => ({
            label: t('year', { year: one }),
            href: `/record?year=${one}#hours`,
            current: one === year.year,
          }))}
        />
      )}
      <HourList hours={standings} />
      {year.entries.length === 0 ? (
        <p className="quiet">{t('noEntries', { year: year.year })}</p>
      ) : (
        <>
          <p className="num">{t('yearTotal', { year: year.year, days: n(year.days), hours: n(year.hours) })}</p>
          <DataTable
            caption={t('entries')}
            rows={year.entries}
            rowKey={(entry) => entry.id}
            columns={[
              { key: 'what', head: t('what'), card: 'title', wrap: true, cell: (entry) => entry.title },
              { key: 'date', head: t('date'), cell: (entry) => <span className="num">{entry.occurredOn}</span> },
              { key: 'category', head: t('category'), cell: (entry) => word(entry.category) },
              { key: 'days', head: t('days'), numeric: true, cell: (entry) => n(entry.days) },
              { key: 'hours', head: t('hoursHead'), numeric: true, cell: (entry) => n(entry.hours) },
            ]}
          />
        </>
      )}
    </div>
  );
}
