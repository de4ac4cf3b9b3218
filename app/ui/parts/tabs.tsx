import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { StateMark, type State } from './state-mark.tsx';

export type Tab = {
  label: string;
  href: string;
  count?: string | number | undefined;
  current?: boolean | undefined;
  /** Where the view is of one state: its shape and colour. */
  mark?: State | undefined;
};

/** Views of one thing, each with its own address. `chips` draws them round, for a choice within a page. */
export function Tabs({ label, tabs, chips }: { label: string; tabs: readonly Tab[]; chips?: boolean | undefined }) {
  const locale = useLocale();
  return (
    <nav className={chips ? 'tab-chips' : 'tabs'} aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.mark ? <StateMark state={tab.mark}>{tab.label}</StateMark> : tab.label}
              {tab.count !== undefined && (
                <span className="num">
                  {typeof tab.count === 'number' ? formatNumber(tab.count, locale) : tab.count}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
