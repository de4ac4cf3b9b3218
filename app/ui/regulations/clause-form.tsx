import { useT } from '../messages/define-messages.ts';
import { regulationMessages } from '../messages/regulations.ts';
import { Button } from '../parts/button.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { TextInput } from '../parts/text-input.tsx';

export type ClauseValues = { article: string; label: string; heading: string; substance: string; validFrom: string };

export type ClauseFormProps = {
  action: string;
  /** id of the clause, or `new`; keeps the ids of several forms on one page apart */
  about: string;
  values: ClauseValues;
  errors: Readonly<Record<string, string | undefined>>;
};

/** One clause of own measures. */
export function ClauseForm({ action, about, values, errors }: ClauseFormProps) {
  const t = useT(regulationMessages);
  const fresh = about === 'new';
  const field = (name: keyof ClauseValues) => ({
    name,
    id: `${name}-${about}`,
    defaultValue: values[name],
    error: errors[name],
    required: true,
  });
  return (
    <form method="post" action={action} className="form">
      <input type="hidden" name="intent" value="write" />
      <input type="hidden" name="clauseId" value={fresh ? '' : about} />
      {fresh ? (
        <TextInput {...field('article')} label={t('article')} hint={t('articleHint')} width="short" />
      ) : (
        <input type="hidden" name="article" value={values.article} />
      )}
      <TextInput {...field('label')} label={t('label')} hint={t('labelHint')} width="short" />
      <TextInput {...field('heading')} label={t('heading')} />
      <Textarea {...field('substance')} label={t('substance')} rows={4} />
      <DateInput {...field('validFrom')} label={t('validFrom')} hint={fresh ? undefined : t('validFromHint')} />
      <div className="form-acts">
        <Button>{t('saveClause')}</Button>
      </div>
    </form>
  );
}
