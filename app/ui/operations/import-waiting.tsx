import type { RowCandidate } from '~/operations/rules/import-template.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { faultWords } from './fault-words.ts';
import { ImportDecided } from './import-decided.tsx';
import type { ImportViewProps } from './import-view-props.ts';

const COMPARED = ['staffNumber', 'organizationName', 'partyPost', 'startedOn', 'joinedPartyMonth', 'birthMonth'];

/** One row that may mean several people, beside each of them; a person decides. */
export function ImportWaiting({ page, columns }: ImportViewProps) {
  const t = useT(importMessages);
  const locale = useLocale();
  const { waiting } = page;
  if (!waiting) return <ImportDecided page={page} />;
  const here = `/admin/imports/${page.id}`;
  const nameOf = (key: string): string => {
    const column = columns.find((one) => one.key === key);
    return (locale === 'en' ? column?.labelEn : column?.label) ?? key;
  };
  const compared = COMPARED.filter((key) => columns.some((column) => column.key === key));
  const same = (key: string, candidate: RowCandidate): boolean =>
    (candidate.facts[key] ?? null) !== null && candidate.facts[key] === waiting.fields[key];
  // What one of the two does not say is no difference.
  const differs = (key: string, candidate: RowCandidate): boolean =>
    (candidate.facts[key] ?? null) !== null && (waiting.fields[key] ?? null) !== null && !same(key, candidate);
  return (
    <Card
      id="waiting"
      title={waiting.decision ? t('decideAgain') : t('waitingTitle', { n: page.counts.ambiguous })}
      note={t('waitingNote')}
    >
      <div className="stack">
        <p>
          {t('rowNumber', { n: waiting.rowNumber })} {String(waiting.fields['name'] ?? '')}：
          {faultWords({ code: waiting.reason }, locale)}
        </p>
        <ScrollRegion label={t('waitingTitle', { n: page.counts.ambiguous })}>
          <table className="sheet-excerpt">
            <thead>
              <tr>
                <td>{'\u00a0'}</td>
                <th scope="col">
                  {t('inSheet', { row: waiting.rowNumber })}
                  <small className="cap">{String(waiting.fields['name'] ?? '')}</small>
                </th>
                {waiting.candidates.map((candidate, i) => (
                  <th key={candidate.id ?? candidate.rowNumber} scope="col">
                    {i + 1}.{' '}
                    {candidate.id === null
                      ? t('inSheetAbove', { row: candidate.rowNumber ?? 0 })
                      : candidate.title || t('inSystem')}
                    <small className="cap">
                      {String(candidate.facts['name'] ?? candidate.title)}
                      {candidate.facts['left'] === true && ` · ${t('leftCadre')}`}
                    </small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {compared.map((key) => (
                <tr key={key}>
                  <th scope="row">{nameOf(key)}</th>
                  <td>{String(waiting.fields[key] ?? '—')}</td>
                  {waiting.candidates.map((candidate) => (
                    <td
                      key={candidate.id ?? candidate.rowNumber}
                      className={differs(key, candidate) ? 'cell-differs' : undefined}
                    >
                      {differs(key, candidate) && <span aria-label={t('differs')}>≠ </span>}
                      {String(candidate.facts[key] ?? '—')}
                    </td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{t('agreed')}</th>
                <td>—</td>
                {waiting.candidates.map((candidate) => (
                  <td key={candidate.id ?? candidate.rowNumber}>
                    {t('agreedOf', { n: compared.filter((key) => same(key, candidate)).length, all: compared.length })}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </ScrollRegion>
        <form method="post" action={here} className="row">
          <input type="hidden" name="intent" value="decide" />
          <input type="hidden" name="row" value={waiting.rowNumber} />
          {waiting.candidates.map((candidate, i) => (
            <Button
              key={candidate.id ?? candidate.rowNumber}
              name="choice"
              value={candidate.id ?? `row-${candidate.rowNumber}`}
            >
              {waiting.candidates.length === 1 ? t('isThis') : t('isThisNumbered', { n: i + 1 })}
            </Button>
          ))}
          {waiting.mayCreate && (
            <Button name="choice" value="new">
              {t('isNew')}
            </Button>
          )}
          <Button name="choice" value="skip" look="bare">
            {t('skip')}
          </Button>
        </form>
        {waiting.decision && page.counts.ambiguous > 0 && <a href={`${here}#waiting`}>{t('backToWaiting')}</a>}
        {page.waitingNext.length > 0 && (
          <>
            <h3>{t('after')}</h3>
            <ul className="rows">
              {page.waitingNext.map((next) => (
                <li key={next.rowNumber}>
                  <a href={`${here}?row=${next.rowNumber}#waiting`}>
                    {t('rowNumber', { n: next.rowNumber })} {next.name}
                  </a>{' '}
                  <span className="quiet">
                    {t('candidatesN', { reason: faultWords({ code: next.reason }, locale), n: next.candidates })}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {page.decided.length > 0 && <ImportDecided page={page} within />}
      </div>
    </Card>
  );
}
