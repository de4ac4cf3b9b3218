import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';

export function NewAccountPage({
  errors = {},
  values = {},
}: {
  errors?: Record<string, string>;
  values?: Record<string, string>;
}) {
  const t = useT(accountsMessages);
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
        <TextInput {...field('organizationCode')} label={t('organizationCode')} autoComplete="off" />
        <div className="form-acts">
          <Button look="red">{t('create')}</Button>
        </div>
      </form>
    </AdminShell>
  );
}
