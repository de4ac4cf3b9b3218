import { useT } from '../messages/define-messages.ts';
import { examPolicyMessages } from '../messages/exam-policies.ts';
import { ClauseLink } from '../parts/clause-link.tsx';
import { Tag } from '../parts/tag.tsx';

export type SourceView = {
  documentCode: string;
  document: string;
  article: string;
  label: string;
  heading: string;
  evidence: string;
};

/** The clause that a group of numbers rests on, and how well it is known. */
export function PolicySource({ clause }: { clause: SourceView | null }) {
  const t = useT(examPolicyMessages);
  if (!clause) return <>{t('noSource')}</>;
  return (
    <>
      <ClauseLink
        document={clause.document}
        label={clause.label}
        href={`/regulations/${clause.documentCode}#article-${clause.article}`}
        confirmed
      />{' '}
      <Tag tone={clause.evidence === 'VERIFIED' ? 'pass' : clause.evidence === 'UNCONFIRMED' ? 'due' : 'plain'}>
        {t(clause.evidence as 'VERIFIED')}
      </Tag>
    </>
  );
}
