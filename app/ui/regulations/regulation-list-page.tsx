import { DOCUMENT_KINDS } from '~/regulations/rules/document-list.ts';
import type { RegulationSummary } from '~/regulations/rules/regulation-views.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { regulationMessages } from '../messages/regulations.ts';
import { Band } from '../parts/band.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { Tag } from '../parts/tag.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';

/** Every document that lessons and questions cite, by kind, with how much of it is confirmed. */
export function RegulationListPage({ documents }: { documents: readonly RegulationSummary[] }) {
  const t = useT(regulationMessages);
  return (
    <LearnerShell>
      <div className="wrap">
        <header className="hello">
          <h1>{t('title')}</h1>
          <p className="quiet">{t('lead')}</p>
        </header>
        {documents.length === 0 && <EmptyState title={t('none')}>{t('noneWhy')}</EmptyState>}
        {DOCUMENT_KINDS.map((kind) => {
          const group = documents.filter((document) => document.kind === kind);
          if (group.length === 0) return null;
          return (
            <Band key={kind} title={t(kind)}>
              <ul className="rows">
                {group.map((document) => (
                  <DocumentRow key={document.code} document={document} />
                ))}
              </ul>
            </Band>
          );
        })}
      </div>
    </LearnerShell>
  );
}

function DocumentRow({ document }: { document: RegulationSummary }) {
  const t = useT(regulationMessages);
  const english = useLocale() === 'en';
  return (
    <li>
      <div className="grow">
        <a href={`/regulations/${document.code}`}>{english ? document.titleEn : document.title}</a>
        <p className="cap">
          {document.organization ?? document.issuer}
          {document.issuedOn && (
            <>
              {' · '}
              <span className="num">{document.issuedOn}</span>
            </>
          )}
          {' · '}
          {t('clauseCount', { n: document.clauses })}
        </p>
      </div>
      {document.unconfirmed > 0 ? (
        <Tag tone="due">{t('unconfirmedCount', { n: document.unconfirmed })}</Tag>
      ) : (
        <StateMark state="done">{t('allConfirmed')}</StateMark>
      )}
    </li>
  );
}
