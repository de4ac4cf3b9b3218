import { MOST_IMPORT_BYTES } from '~/operations/rules/import-batch.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { importMessages } from '../messages/imports.ts';
import { Button } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { FileInput } from '../parts/file-input.tsx';
import { Select } from '../parts/select.tsx';

export type UploadKind = {
  kind: string;
  label: string;
  labelEn: string;
  organizations: readonly { id: string; name: string }[];
};

/** What to import, for whom, from which file. */
export function UploadForm({
  kinds,
  asked,
  errors,
}: {
  kinds: readonly UploadKind[];
  asked: string | null;
  errors: Readonly<Record<string, keyof typeof importMessages>>;
}) {
  const t = useT(importMessages);
  const locale = useLocale();
  const words = t as (key: keyof typeof importMessages) => string;
  const sentence = (name: string): string | undefined => (errors[name] ? words(errors[name]) : undefined);
  const organizations = [...new Map(kinds.flatMap((kind) => kind.organizations).map((one) => [one.id, one])).values()];
  return (
    <form method="post" action="/admin/imports" encType="multipart/form-data" className="form">
      <ErrorSummary
        errors={{ kind: sentence('kind'), organizationId: sentence('organizationId'), file: sentence('file') }}
      />
      <Select
        name="kind"
        label={t('kind')}
        required
        error={sentence('kind')}
        defaultValue={asked ?? (kinds.length === 1 ? kinds[0]?.kind : 'cadres')}
        choices={kinds.map((kind) => ({ value: kind.kind, label: locale === 'en' ? kind.labelEn : kind.label }))}
        empty={false}
      />
      <Select
        name="organizationId"
        label={t('organization')}
        hint={t('organizationHint')}
        required
        error={sentence('organizationId')}
        defaultValue={organizations[0]?.id}
        choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
        empty={false}
      />
      <FileInput
        name="file"
        label={t('file')}
        hint={t('fileHint')}
        required
        error={sentence('file')}
        types={t('fileTypes')}
        maxBytes={MOST_IMPORT_BYTES}
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      />
      <div className="form-acts">
        <Button look="red" icon="upload">
          {t('upload')}
        </Button>
      </div>
    </form>
  );
}
