import type { ReactNode } from 'react';
import { Phrases } from './phrases.tsx';

export type PageHeadProps = {
  title: ReactNode;
  /** Breadcrumbs, above the title. */
  path?: ReactNode;
  /** One sentence: the state of this page. */
  lead?: ReactNode;
  /** Buttons at the right; at most one of them red. */
  actions?: ReactNode;
};

/** The head of an administrator's page. */
export function PageHead({ title, path, lead, actions }: PageHeadProps) {
  return (
    <header className="page-head">
      <div>
        {path}
        <h1>{typeof title === 'string' ? <Phrases text={title} /> : title}</h1>
      </div>
      {actions && <div className="page-actions">{actions}</div>}
      {lead && <p className="page-lead">{lead}</p>}
    </header>
  );
}
