import type { RegulationPage, ShownClause } from '~/regulations/rules/regulation-views.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { regulationMessages } from '../messages/regulations.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Tag } from '../parts/tag.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { ClauseDatesLine } from './clause-dates-line.tsx';
import { ClauseForm, type ClauseValues } from './clause-form.tsx';

/** What was refused, and of which clause: its id, or `new`. */
export type RegulationAnswer = { about: string; errors: Record<string, string>; values?: ClauseValues | undefined };

export type AdminRegulationPageProps = {
  document: RegulationPage;
  today: string;
  said: 'created' | 'saved' | 'ended' | 'confirmed' | null;
  answer: RegulationAnswer | undefined;
};

/** A document for those who confirm its clauses and, where it is their own, write them. */
export function AdminRegulationPage({ document, today, said, answer }: AdminRegulationPageProps) {
  const t = useT(regulationMessages);
  const english = useLocale() === 'en';
  const here = `/admin/regulations/${document.code}`;
  const empty: ClauseValues = { article: '', label: '', heading: '', substance: '', validFrom: today };
  return (
    <AdminShell roomy>
      <PageHead
        path={
          <Breadcrumbs
            items={[{ label: t('adminTitle'), href: '/admin/regulations' }, { label: document.shortTitle }]}
          />
        }
        title={english ? document.titleEn : document.title}
        lead={
          <span className="row">
            <Tag>{t(document.kind)}</Tag>
            <span>{document.organization ?? document.issuer}</span>
          </span>
        }
        actions={<LinkButton href={`/regulations/${document.code}`}>{t('view')}</LinkButton>}
      />
      {said && <Notice kind="success" title={t(`said.${said}`)} />}
      {answer && (
        <ErrorSummary
          errors={Object.fromEntries(Object.entries(answer.errors).map(([k, v]) => [`${k}-${answer.about}`, v]))}
        />
      )}
      {document.mayConfirm && <p className="cap confirm-note">{t('confirmWhat')}</p>}
      <div className="stack">
        {document.clauses.map((clause) => (
          <ClauseCard key={clause.id} clause={clause} document={document} here={here} today={today} answer={answer} />
        ))}
        {document.mayEdit && (
          <Card title={t('addClause')}>
            <ClauseForm
              action={here}
              about="new"
              values={answer?.about === 'new' ? (answer.values ?? empty) : empty}
              errors={answer?.about === 'new' ? answer.errors : {}}
            />
          </Card>
        )}
      </div>
    </AdminShell>
  );
}

type ClauseCardProps = {
  clause: ShownClause;
  document: RegulationPage;
  here: string;
  today: string;
  answer: RegulationAnswer | undefined;
};

function ClauseCard({ clause, document, here, today, answer }: ClauseCardProps) {
  const t = useT(regulationMessages);
  const shown = clause.versions.find((version) => version.current) ?? clause.versions[0];
  if (!shown) return null;
  const others = clause.versions.filter((version) => version !== shown);
  const refused = answer?.about === clause.id ? answer : undefined;
  const values = {
    article: clause.article,
    label: clause.label,
    heading: clause.heading,
    substance: shown.substance,
    validFrom: today,
  };
  return (
    <Card title={`${clause.label} ${clause.heading}`} id={`article-${clause.article}`}>
      <p className="prose" lang="zh-CN">
        {shown.substance}
      </p>
      <ClauseDatesLine version={shown} />
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
      <div className="clause-acts">
        {document.mayConfirm && !shown.confirmed && (
          <form method="post" action={here}>
            <input type="hidden" name="intent" value="confirm" />
            <input type="hidden" name="clauseId" value={clause.id} />
            <input type="hidden" name="versionId" value={shown.id} />
            <Button small>{t('confirm')}</Button>
          </form>
        )}
        {document.mayEdit && (
          <details open={refused?.values !== undefined}>
            <summary className="btn btn-small">{t('editClause')}</summary>
            <ClauseForm
              action={here}
              about={clause.id}
              values={refused?.values ?? values}
              errors={refused?.errors ?? {}}
            />
          </details>
        )}
        {document.mayEdit && shown.current && shown.validTo === null && (
          <details>
            <summary className="btn btn-small">{t('endClause')}</summary>
            <form method="post" action={here} className="form">
              <input type="hidden" name="intent" value="end" />
              <input type="hidden" name="clauseId" value={clause.id} />
              <DateInput name="day" id={`day-${clause.id}`} label={t('endOn')} defaultValue={today} required />
              <div className="form-acts">
                <Button look="danger">{t('endClause')}</Button>
              </div>
            </form>
          </details>
        )}
      </div>
    </Card>
  );
}
