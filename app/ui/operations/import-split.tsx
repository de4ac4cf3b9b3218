import type { ImportPage } from '~/operations/rules/import-page.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';

/** What will happen to how many rows, as one bar and as figures. */
export function ImportSplit({ counts }: { counts: ImportPage['counts'] }) {
  const t = useT(importMessages);
  const locale = useLocale();
  const kinds = [
    { key: 'create', n: counts.create, fill: 'fill-2' },
    { key: 'update', n: counts.update, fill: 'fill-1' },
    { key: 'none', n: counts.none, fill: 'fill-0' },
    { key: 'undone', n: counts.undone, fill: 'fill-0' },
    { key: 'skipped', n: counts.skipped, fill: 'fill-0' },
    { key: 'ambiguous', n: counts.ambiguous, fill: 'fill-due' },
    { key: 'error', n: counts.error, fill: 'fill-red' },
  ] as const;
  const shown = kinds.filter(({ key, n }) => n > 0 || (key !== 'skipped' && key !== 'undone'));
  const total = Math.max(
    1,
    shown.reduce((sum, { n }) => sum + n, 0),
  );
  let from = 0;
  return (
    <section aria-label={t('whatHappens')}>
      <svg className="split" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
        {shown.map(({ key, n, fill }) => {
          const width = (n / total) * 1000;
          from += width;
          return <rect key={key} className={fill} x={from - width} width={Math.max(0, width - 2)} height="20" />;
        })}
      </svg>
      <dl className="split-key">
        {shown.map(({ key, n, fill }) => (
          <div key={key}>
            <dt>
              <svg viewBox="0 0 10 10" aria-hidden="true">
                <rect className={fill} width="10" height="10" />
              </svg>
              {t(key)}
            </dt>
            <dd className="num">
              {formatNumber(n, locale)}
              <small className="cap">{t('rowsUnit')}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
