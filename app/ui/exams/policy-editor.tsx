import { POLICY_FIELDS } from '~/exams/rules/policy-fields.ts';
import type { PolicyForm } from '~/exams/rules/policy-form.ts';
import { POLICY_GROUPS } from '~/exams/rules/policy-sources.ts';
import { useT } from '../messages/define-messages.ts';
import { examPolicyMessages } from '../messages/exam-policies.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Select } from '../parts/select.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { PolicyFieldInput } from './policy-field-input.tsx';
import type { TopicTitle } from './policy-field-view.tsx';

export type PolicyEditorProps = {
  action: string;
  /** the version from which this one is made */
  basedOn: number;
  values: PolicyForm;
  errors: Readonly<Record<string, string | undefined>>;
  topics: readonly TopicTitle[];
  /** clauses of the authority's own measures that a group may name */
  choices: readonly { id: string; document: string; label: string; heading: string }[];
};

/** All settings as fields in their groups, each group with its source; saving asks why. */
export function PolicyEditor({ action, basedOn, values, errors, topics, choices }: PolicyEditorProps) {
  const t = useT(examPolicyMessages);
  return (
    <form method="post" action={action} className="stack" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="basedOn" value={basedOn} />
      {POLICY_GROUPS.map((group) => (
        <Card key={group} title={t(group)}>
          <div className="form">
            {POLICY_FIELDS[group].map((field) => (
              <PolicyFieldInput
                key={'name' in field ? field.name : field.kind}
                field={field}
                values={values}
                errors={errors}
                topics={topics}
              />
            ))}
            <Select
              name={`source.${group}`}
              label={t('source')}
              empty={t('sourceNone')}
              defaultValue={values[`source.${group}`] ?? ''}
              choices={choices.map(({ id, document, label, heading }) => ({
                value: id,
                label: `《${document}》${label} ${heading}`,
              }))}
            />
          </div>
        </Card>
      ))}
      <Card title={t('reason')}>
        <div className="form">
          <Textarea
            name="reason"
            label={t('reason')}
            labelHidden
            hint={t('reasonHint')}
            error={errors['reason']}
            defaultValue={values['reason'] ?? ''}
            rows={2}
            maxLength={300}
            required
          />
          <div className="form-acts">
            <Button look="red">{t('save')}</Button>
            <LinkButton href={action}>{t('cancel')}</LinkButton>
          </div>
        </div>
      </Card>
    </form>
  );
}
