import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { classNames } from './class-names.ts';

export type PaginationProps = {
  /** This page, from 1. */
  page: number;
  pageSize: number;
  total: number;
  href: (page: number) => string;
  /** Of which list, where a page has several. */
  label?: string | undefined;
};

/** Which rows of how many, and the pages around this one. */
export function Pagination({ page, pageSize, total, href, label }: PaginationProps) {
  const t = useT(partsMessages);
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (total === 0) return null;
  const from = (page - 1) * pageSize + 1;
  return (
    <nav className="pagination" aria-label={label ? t('pagesOf', { list: label }) : t('pages')}>
      <p className="cap num">{t('range', { from, to: Math.min(total, page * pageSize), total })}</p>
      {last > 1 && (
        <ul>
          {page > 1 && <PageLink href={href(page - 1)} rel="prev" label={t('previousPage')} />}
          {pagesAround(page, last).map((n, i) =>
            n === null ? (
              <li key={`gap${i}`} aria-hidden="true" className="only-wide">
                …
              </li>
            ) : (
              <li key={n} className={classNames(n !== page && 'only-wide')}>
                <a href={href(n)} aria-label={t('page', { n })} aria-current={n === page ? 'page' : undefined}>
                  {n}
                </a>
              </li>
            ),
          )}
          {page < last && <PageLink href={href(page + 1)} rel="next" label={t('nextPage')} />}
        </ul>
      )}
    </nav>
  );
}

function PageLink({ href, rel, label }: { href: string; rel: string; label: string }) {
  return (
    <li>
      <a href={href} rel={rel}>
        {label}
      </a>
    </li>
  );
}

/** First, last and the two on either side of this page; null where pages are left out. */
function pagesAround(page: number, last: number): (number | null)[] {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, last].filter((n) => n >= 1 && n <= last);
  const pages = [...new Set(near)].sort((a, b) => a - b);
  return pages.flatMap((n, i) => (i > 0 && n - (pages[i - 1] ?? 0) > 1 ? [null, n] : [n]));
}
