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
import { Select } from '../parts/select.tsx';
import { TextInput } from '../parts/text-input.tsx';

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
  mayGrant: boolean;
  errors: Record<string, string>;
  organizationCode: string;
  authorityCode: string;
};

/** Duties held and once held; a security administrator grants and takes them here. */
export function AccountGrants(props: AccountGrantsProps) {
  const { grants, name, mayGrant, errors, organizationCode, authorityCode } = props;
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
            {mayGrant && grant.present && (
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
      {mayGrant && (
        <form method="post" className="form grant-form">
          <h3>{t('giveTitle')}</h3>
          <Select
            name="role"
            label={t('giveRole')}
            error={errors['role']}
            choices={ROLES_WITH_DUTIES.map((one) => ({ value: one, label: `${role(one)}：${does(one)}` }))}
            required
          />
          <TextInput
            name="organizationCode"
            label={t('giveWhere')}
            hint={t('giveWhereHint', { code: authorityCode })}
            error={errors['organizationCode']}
            defaultValue={organizationCode}
            autoComplete="off"
            required
          />
          <div className="form-acts">
            <Button look="ink" name="act" value="give">
              {t('give')}
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}
