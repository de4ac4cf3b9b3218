import type { OrganizationPicker, PickAnswer } from '~/identity/rules/organization-choice.ts';
import { ROLES_WITH_DUTIES } from '~/identity/rules/permissions.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { formatTableDate } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { roleMessages } from '../messages/roles.ts';
import { demonstrationMessages } from '../messages/sign-in.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { OrganizationField } from '../parts/organization-field.tsx';
import { Select } from '../parts/select.tsx';

export type GrantShown = {
  id: string;
  role: Role;
  organizationName: string;
  validFrom: Date;
  validTo: Date | null;
  grantedByName: string | null;
  present: boolean;
};

export type AccountGrantsProps = {
  grants: readonly GrantShown[];
  name: string;
  /** where this visitor may give duties; null for whom may give none */
  places: OrganizationPicker | null;
  errors: Record<string, string>;
  /** what stood in the form that was not accepted */
  role: string | undefined;
  picked: PickAnswer | undefined;
  authorityName: string;
};

/** Duties held and once held; a security administrator grants and takes them here. */
export function AccountGrants(props: AccountGrantsProps) {
  const { grants, name, places, errors, picked, authorityName } = props;
  const t = useT(accountsMessages);
  const role = useT(roleMessages);
  const does = useT(demonstrationMessages);
  const zone = useZone();
  const day = (at: Date): string => formatTableDate(at, zone);
  return (
    <Card title={t('grantsOf', { name })} note={t('grantsLead')}>
      {grants.length === 0 && <p className="quiet">{t('noGrants')}</p>}
      <ul className="grant-list">
        {grants.map((grant) => (
          <li key={grant.id} className={grant.present ? undefined : 'quiet'}>
            <div>
              <p>
                <b>{role(grant.role)}</b> · {grant.organizationName}
              </p>
              <p className="cap num">
                {grant.present
                  ? t('grantSince', { date: day(grant.validFrom) })
                  : t('grantEnded', { from: day(grant.validFrom), to: grant.validTo ? day(grant.validTo) : '' })}
                {grant.grantedByName && ` ${t('grantedBy', { name: grant.grantedByName })}`}
              </p>
            </div>
            {places && grant.present && (
              <form method="post">
                <input type="hidden" name="grantId" value={grant.id} />
                <Button small name="act" value="take" aria-label={t('takeNamed', { role: role(grant.role) })}>
                  {t('take')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {places && (
        <form method="post" className="form grant-form">
          <h3>{t('giveTitle')}</h3>
          <Select
            name="role"
            label={t('giveRole')}
            error={errors['role']}
            defaultValue={props.role ?? ''}
            choices={ROLES_WITH_DUTIES.map((one) => ({ value: one, label: `${role(one)}：${does(one)}` }))}
            required
          />
          <OrganizationField
            name="organizationId"
            label={t('giveWhere')}
            hint={t('giveWhereHint', { name: authorityName })}
            picker={places}
            answer={picked}
            error={errors['organizationId']}
            required
          />
          <input type="hidden" name="act" value="give" />
          <div className="form-acts">
            <Button look="ink">{t('give')}</Button>
          </div>
        </form>
      )}
    </Card>
  );
}
