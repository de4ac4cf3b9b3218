import type { FoundOrganizations, OrganizationChoice } from '~/identity/rules/organization-choice.ts';
import { useT } from '../messages/define-messages.ts';
import { organizationFieldMessages } from '../messages/organization-field.ts';

/** Where an organization stands, and its code, which is never broken over two lines. */
export function PlaceLine({ row, id }: { row: OrganizationChoice; id?: string }) {
  const t = useT(organizationFieldMessages);
  return (
    <span id={id} className="combobox-place">
      {row.above.length > 0 && <span>{row.above.join(' › ')}</span>}
      <span className="num nowrap">{t('code', { code: row.code })}</span>
    </span>
  );
}

/** An organization as a result: its name, below it where it stands and its code. */
export function OrganizationLines({ row }: { row: OrganizationChoice }) {
  return (
    <>
      <span className="combobox-name">{row.name}</span>
      <PlaceLine row={row} />
    </>
  );
}

/** Says that there are none, or more than are shown. */
export function MoreNote({ found: { text, rows, total } }: { found: FoundOrganizations }) {
  const t = useT(organizationFieldMessages);
  if (total > rows.length)
    return (
      <p className="combobox-note">
        {text === '' ? t('moreToStart', { total }) : t('more', { total, n: rows.length })}
      </p>
    );
  return rows.length === 0 ? <p className="combobox-note">{t('none', { text })}</p> : null;
}

/** What a search found, on the page itself: to choose from where scripts do not run, and after a form was refused. */
export function FoundChoices({ name, found }: { name: string; found: FoundOrganizations }) {
  const t = useT(organizationFieldMessages);
  if (found.rows.length === 0) return null;
  return (
    <fieldset className="combobox-found">
      <legend className="field-hint">{t('count', { n: found.total })}</legend>
      <div className="choices">
        {found.rows.map((row) => (
          <label key={row.id} className="choice">
            <input type="radio" name={name} value={row.id} />
            <span>
              <OrganizationLines row={row} />
            </span>
          </label>
        ))}
      </div>
      <MoreNote found={found} />
    </fieldset>
  );
}
