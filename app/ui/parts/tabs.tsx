export type Tab = { label: string; href: string; count?: string | number | undefined; current?: boolean | undefined };

/** Views of one thing, each with its own address. `chips` draws them round, for a choice within a page. */
export function Tabs({ label, tabs, chips }: { label: string; tabs: readonly Tab[]; chips?: boolean | undefined }) {
  return (
    <nav className={chips ? 'tab-chips' : 'tabs'} aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span className="num">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
