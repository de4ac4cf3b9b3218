import type { StandingToSit } from '~/exams/rules/standing-to-sit.ts';
import { useT } from '../messages/define-messages.ts';
import { examRegistrationMessages } from '../messages/exam-registrations.ts';
import { Button } from '../parts/button.tsx';
import { standingWords } from './standing-words.ts';

export type FoundPersonRow = {
  cadreId: string;
  name: string;
  staffNumber: string | null;
  organizationName: string;
  post: string | null;
  standing: StandingToSit;
};

export type FoundPeopleProps = {
  action: string;
  /** what was looked for; empty before the first search */
  find: string;
  found: readonly FoundPersonRow[];
  /** ids that stand on the list already */
  listed: ReadonlySet<string>;
  /** whom the person found is to replace */
  substituteFor: { id: string; name: string } | null;
};

const MOST_FOUND = 30;

/** People found by a search: to be chosen and added, or one of them to take somebody's place. */
export function FoundPeople({ action, find, found, listed, substituteFor }: FoundPeopleProps) {
  const t = useT(examRegistrationMessages);
  if (!find) return null;
  if (found.length === 0) return <p>{t('foundNone', { words: find })}</p>;
  return (
    <form method="post" action={action} className="stack">
      <input type="hidden" name="intent" value={substituteFor ? 'substitute' : 'add'} />
      {substituteFor && <input type="hidden" name="registrationId" value={substituteFor.id} />}
      <fieldset className="field">
        <legend className="hidden-visually">{t('foundCaption')}</legend>
        <div className="choices">
          {found.map((person) => {
            const on = listed.has(person.cadreId);
            return (
              <label key={person.cadreId} className="choice">
                <input
                  type={substituteFor ? 'radio' : 'checkbox'}
                  name="cadreId"
                  value={person.cadreId}
                  disabled={on || !person.standing.may}
                />
                <span>
                  {person.name} <span className="num">{person.staffNumber}</span>
                  <span className="field-hint">
                    {[
                      person.organizationName,
                      person.post,
                      on ? t('already-registered') : standingWords(person.standing, t),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </label>
            );
          })}
        </div>
      </fieldset>
      {found.length === MOST_FOUND && <p className="cap">{t('foundMost', { n: MOST_FOUND })}</p>}
      <div className="form-acts">
        <Button>{substituteFor ? t('substituteWith') : t('addChosen')}</Button>
      </div>
    </form>
  );
}
