import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';

/** The way here; the last item is this page and is no link. */
export function Breadcrumbs({ items }: { items: readonly { label: string; href?: string | undefined }[] }) {
  const t = useT(partsMessages);
  return (
    <nav className="breadcrumbs" aria-label={t('path')}>
      <ol>
        {items.map((item, i) => (
          <li key={i}>
            {item.href ? <a href={item.href}>{item.label}</a> : <span aria-current="page">{item.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
