import { verdictOf, type ResultView, type VerdictClause } from '~/exams/rules/result-view.ts';
import { formatTableDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examResultMessages } from '../messages/exam-results.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ClauseLink } from '../parts/clause-link.tsx';
import { Notice } from '../parts/notice.tsx';

export type ResultVerdictProps = {
  result: ResultView & { mayDecide: boolean; clauses: readonly VerdictClause[] };
  backHref: string;
  /** where a decision is asked about, and what to keep of the list's address on the way */
  action: string;
  fields: Readonly<Record<string, string>>;
};

/** One result: the sentence of its verdict with rule and clauses, the parts, what the room noted, and what can be decided. */
export function ResultVerdict({ result, backHref, action, fields }: ResultVerdictProps) {
  const t = useT(examResultMessages);
  const english = useLocale() === 'en';
  const zone = useZone();
  const verdict = verdictOf(result.detail);
  const clauses = result.clauses.filter(
    (clause, i, all) =>
      all.findIndex((one) => one.article === clause.article && one.documentCode === clause.documentCode) === i,
  );
  return (
    <Card
      id="result"
      title={`${result.name} · ${result.sessionTitle}`}
      note={`${result.organizationName} · ${result.sessionNumber}`}
      aside={<a href={backHref}>{t('back')}</a>}
    >
      <div className="stack">
        <p>
          {verdict.passed ? (
            t('passSentence', {
              score: verdict.score,
              mark: verdict.passMark,
              parts: verdict.hasMinimums ? t('partsMet') : '',
            })
          ) : (
            <>
              {verdict.score < verdict.passMark && t('failTotal', { score: verdict.score, mark: verdict.passMark })}
              {verdict.below.map((part) =>
                t('failPart', { title: english ? part.titleEn : part.title, score: part.score, minimum: part.minimum }),
              )}
            </>
          )}
          {t('byRule', {
            title: english ? result.policyTitleEn : result.policyTitle,
            n: result.policyNumber,
            code: result.policyCode,
          })}
        </p>
        <p>
          {t('basis')}
          {clauses.length === 0
            ? t('noClause')
            : clauses.map((clause) => (
                <span key={clause.documentCode + clause.article}>
                  <ClauseLink
                    document={clause.document}
                    label={clause.label}
                    href={`/regulations/${clause.documentCode}#article-${clause.article}`}
                    confirmed={clause.evidence === 'VERIFIED'}
                  />{' '}
                </span>
              ))}
        </p>
        {result.detail.sections.length > 0 && (
          <table className="data-table dense">
            <caption className="hidden-visually">{t('parts')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('part')}</th>
                <th scope="col" className="cell-number">
                  {t('score')}
                </th>
                <th scope="col" className="cell-number">
                  {t('minimum')}
                </th>
              </tr>
            </thead>
            <tbody>
              {result.detail.sections.map((section) => (
                <tr key={section.code}>
                  <td>{english ? section.titleEn : section.title}</td>
                  <td className="cell-number">{t('outOf', { score: section.score, points: section.points })}</td>
                  <td className="cell-number">{section.minimum ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {result.state === 'held' && (
          <p>{t('heldBecause', { name: result.decidedByName ?? '—', reason: result.reason ?? '—' })}</p>
        )}
        {result.state === 'withdrawn' && (
          <p>{t('refusedBecause', { name: result.decidedByName ?? '—', reason: result.reason ?? '—' })}</p>
        )}
        {result.state === 'confirmed' && result.decidedAt && (
          <p>
            {t('confirmedBy', { name: result.decidedByName ?? '—', date: formatTableDate(result.decidedAt, zone) })}
          </p>
        )}
        {result.notes > 0 && (
          <Notice kind="due" title={t('incidents', { n: result.notes })}>
            <a href={`/admin/sessions/${result.sessionId}/board`}>{t('seeRoom')}</a>
          </Notice>
        )}
        {result.mayDecide && (
          <form action={action} className="form-acts">
            {Object.entries({ ...fields, id: result.eligibilityId ?? '' }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button look="red" name="ask" value="confirm">
              {t('confirm')}
            </Button>
            {result.state === 'flagged' && (
              <Button name="ask" value="hold">
                {t('hold')}
              </Button>
            )}
            <Button name="ask" value="refuse">
              {t('refuse')}
            </Button>
          </form>
        )}
      </div>
    </Card>
  );
}
