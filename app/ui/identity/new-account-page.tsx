import type { OrganizationPicker, PickAnswer } from '~/identity/rules/organization-choice.ts';
import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { OrganizationField, usePickErrors } from '../parts/organization-field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';

type NewAccountPageProps = {
  places: OrganizationPicker;
  errors?: Record<string, string>;
  values?: Record<string, string>;
  picked?: PickAnswer;
};

/** An account made by hand; whoever is in the registry gets theirs from the list of cadres. */
export function NewAccountPage({ places, errors: said = {}, values = {}, picked }: NewAccountPageProps) {
  const t = useT(accountsMessages);
  const p = useT(partsMessages);
  const errors = { ...said, ...usePickErrors(picked && { organizationId: picked }) };
  const field = (name: string) => ({ name, error: errors[name], defaultValue: values[name], required: true });
  return (
    <AdminShell roomy>
      <PageHead
        title={t('newTitle')}
        path={
          <Breadcrumbs items={[{ label: t('accountsTitle'), href: '/admin/accounts' }, { label: t('newTitle') }]} />
        }
        lead={t('newLead')}
      />
      <ErrorSummary errors={errors} />
      <form method="post" className="form">
        <TextInput {...field('displayName')} label={t('name')} autoComplete="off" />
        <TextInput {...field('accountNumber')} label={t('number')} autoComplete="off" autoCapitalize="none" />
        <OrganizationField
          name="organizationId"
          label={t('organization')}
          picker={places}
          answer={picked}
          error={errors['organizationId']}
          required
        />
        <div className="form-acts">
          <Button look="red">{t('create')}</Button>
          <LinkButton href="/admin/accounts" look="bare">
            {p('cancel')}
          </LinkButton>
        </div>
      </form>
    </AdminShell>
  );
}
