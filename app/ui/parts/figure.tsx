import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';

/** A figure that leads to its rows; none has no rows to lead to. */
export function Figure({ n, href }: { n: number; href: string }) {
  const locale = useLocale();
  return n > 0 ? (
    <a className="num" href={href}>
      {formatNumber(n, locale)}
    </a>
  ) : (
    <span className="num quiet">0</span>
  );
}
