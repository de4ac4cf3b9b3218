import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';
import { regulationMessages } from '../messages/regulations.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Select } from '../parts/select.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';

export type NewMeasuresPageProps = {
  places: readonly { id: string; name: string }[];
  answer: { errors: Record<string, string>; values: Record<string, string> } | undefined;
};

/** Opening own measures. */
export function NewMeasuresPage({ places, answer }: NewMeasuresPageProps) {
  const t = useT(regulationMessages);
  const p = useT(partsMessages);
  const field = (name: string) => ({
    name,
    defaultValue: answer?.values[name] ?? '',
    error: answer?.errors[name],
  });
  return (
    <AdminShell roomy>
      <PageHead
        path={
          <Breadcrumbs items={[{ label: t('adminTitle'), href: '/admin/regulations' }, { label: t('newMeasures') }]} />
        }
        title={t('newMeasures')}
        lead={t('newMeasuresLead')}
      />
      <form method="post" className="form">
        <ErrorSummary errors={answer?.errors ?? {}} />
        <Select
          {...field('organizationId')}
          label={t('organization')}
          choices={places.map(({ id, name }) => ({ value: id, label: name }))}
          empty={false}
          required
        />
        <TextInput {...field('title')} label={t('fullTitle')} required />
        <TextInput {...field('titleEn')} label={t('fullTitleEn')} required />
        <TextInput {...field('shortTitle')} label={t('shortTitle')} width="medium" required />
        <TextInput {...field('documentNumber')} label={t('documentNumber')} width="medium" />
        <DateInput {...field('issuedOn')} label={t('issuedOn')} />
        <DateInput {...field('effectiveFrom')} label={t('effectiveFrom')} required />
        <Textarea {...field('introduction')} label={t('introduction')} rows={4} />
        <div className="form-acts">
          <Button look="red">{t('createMeasures')}</Button>
          <LinkButton href="/admin/regulations" look="bare">
            {p('cancel')}
          </LinkButton>
        </div>
      </form>
    </AdminShell>
  );
}
