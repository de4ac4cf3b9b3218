import type { Citation, RegulationPage, ShownClause } from '~/regulations/rules/regulation-views.ts';
import { formatDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { regulationMessages } from '../messages/regulations.ts';
import { Band } from '../parts/band.tsx';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { Phrases } from '../parts/phrases.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { Tag } from '../parts/tag.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';
import { ClauseDatesLine } from './clause-dates-line.tsx';

export type RegulationDocumentPageProps = {
  document: RegulationPage;
  citations: readonly Citation[];
  questions: readonly { article: string; questions: number }[];
  /** whether this person may look into the question bank */
  questionBank: boolean;
};

/** A document: its head, then every clause with its dates, what is known of its source, and what cites it. */
export function RegulationDocumentPage(props: RegulationDocumentPageProps) {
  const { document } = props;
  const t = useT(regulationMessages);
  const locale = useLocale();
  const paragraphs = document.introduction.split(/\n{2,}/).filter(Boolean);
  return (
    <LearnerShell>
      <div className="wrap">
        <header className="hello regulation-head">
          <Breadcrumbs items={[{ label: t('back'), href: '/regulations' }, { label: document.shortTitle }]} />
          <h1>
            <Phrases text={locale === 'en' ? document.titleEn : document.title} />
          </h1>
          <p className="row">
            <Tag>{t(document.kind)}</Tag>
            <span className="cap">{t('summaryNote')}</span>
          </p>
          <hr className="wenwu" />
        </header>
        <Band title={t('about')}>
          <div className="prose" lang="zh-CN">
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
          <Head document={document} />
          <nav className="clause-contents" aria-label={t('contents')}>
            <ol lang="zh-CN">
              {document.clauses.map((clause) => (
                <li key={clause.id}>
                  <a href={`#article-${clause.article}`}>
                    {clause.label} {clause.heading}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        </Band>
        {document.clauses.map((clause) => (
          <Clause key={clause.id} clause={clause} {...props} />
        ))}
      </div>
    </LearnerShell>
  );
}

function Head({ document }: { document: RegulationPage }) {
  const t = useT(regulationMessages);
  const locale = useLocale();
  const date = (day: string | null) => (day ? formatDate(day, locale) : t('notKnown'));
  return (
    <DescriptionList
      narrow
      items={[
        { term: t('issuer'), detail: document.organization ?? document.issuer },
        ...(document.documentNumber ? [{ term: t('documentNumber'), detail: document.documentNumber }] : []),
        { term: t('issuedOn'), detail: date(document.issuedOn) },
        { term: t('effectiveFrom'), detail: date(document.effectiveFrom) },
        ...(document.effectiveTo ? [{ term: t('effectiveTo'), detail: date(document.effectiveTo) }] : []),
        { term: t('evidence'), detail: t(document.evidence) },
      ]}
    />
  );
}

function Clause({
  clause,
  document,
  citations,
  questions,
  questionBank,
}: RegulationDocumentPageProps & { clause: ShownClause }) {
  const t = useT(regulationMessages);
  const shown = clause.versions.find((version) => version.current) ?? clause.versions[0];
  if (!shown) return null;
  const others = clause.versions.filter((version) => version !== shown);
  const readers = citations.filter((citation) => citation.article === clause.article);
  const asked = questions.find(({ article }) => article === clause.article)?.questions ?? 0;
  return (
    <Band title={clause.label} note={clause.heading} id={`article-${clause.article}`}>
      <div className="prose" lang="zh-CN">
        <p>{shown.substance}</p>
      </div>
      <ClauseDatesLine version={shown} />
      {!shown.current && <StateMark state="paused">{t('ended')}</StateMark>}
      {others.length > 0 && (
        <details>
          <summary>{t('earlier', { n: others.length })}</summary>
          {others.map((version) => (
            <div key={version.id}>
              <p lang="zh-CN">{version.substance}</p>
              <ClauseDatesLine version={version} />
            </div>
          ))}
        </details>
      )}
      {(readers.length > 0 || asked > 0) && (
        <CitedBy
          readers={readers}
          asked={asked}
          href={questionBank ? `/admin/questions?doc=${document.code}&article=${clause.article}` : null}
        />
      )}
    </Band>
  );
}

function CitedBy({ readers, asked, href }: { readers: readonly Citation[]; asked: number; href: string | null }) {
  const t = useT(regulationMessages);
  const english = useLocale() === 'en';
  const count = t('citingQuestions', { n: asked });
  return (
    <div className="cap cited-by">
      <span>{t('citedBy')}</span>
      <ul>
        {readers.map((reader) => (
          <li key={reader.href}>
            <a href={reader.href}>{english ? reader.titleEn : reader.title}</a>
          </li>
        ))}
        {asked > 0 && <li>{href ? <a href={href}>{count}</a> : count}</li>}
      </ul>
    </div>
  );
}
