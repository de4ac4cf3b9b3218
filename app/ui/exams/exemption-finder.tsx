import type { NewExemptionPage } from '~/exams/queries/exemption-pages.server.ts';
import { useT } from '../messages/define-messages.ts';
import { exemptionMessages } from '../messages/exemptions.ts';
import { Card } from '../parts/card.tsx';
import { PersonSearch } from './person-search.tsx';

export type ExemptionFinderProps = Pick<NewExemptionPage, 'found' | 'more'> & {
  action: string;
  /** what was looked for; empty before the first search */
  find: string;
};

/** Finds whom to exempt, by name or staff number. */
export function ExemptionFinder({ action, find, found, more }: ExemptionFinderProps) {
  const t = useT(exemptionMessages);
  return (
    <Card title={t('findLead')} note={t('findNote')}>
      <div className="stack">
        <PersonSearch action={action} find={find} label={t('find')} button={t('findButton')} />
        {find !== '' && found.length === 0 && <p>{t('foundNone', { words: find })}</p>}
        {found.length > 0 && (
          <ul className="rows" aria-label={t('foundCaption')}>
            {found.map((person) => (
              <li key={person.cadreId}>
                <span className="grow">
                  <a href={`${action}?cadre=${person.cadreId}`}>{person.name}</a>{' '}
                  <span className="num">{person.staffNumber}</span>
                  <small>{[person.organizationName, person.post].filter(Boolean).join(' · ')}</small>
                </span>
              </li>
            ))}
          </ul>
        )}
        {more && <p className="cap">{t('foundMost', { n: found.length })}</p>}
      </div>
    </Card>
  );
}
