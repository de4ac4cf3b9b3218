import { POLICY_FIELDS, type PolicyField } from '~/exams/rules/policy-fields.ts';
import type { PolicySettings } from '~/exams/rules/policy-settings.ts';
import { POLICY_GROUPS, type PolicySources } from '~/exams/rules/policy-sources.ts';
import { useT } from '../messages/define-messages.ts';
import { examPolicyMessages } from '../messages/exam-policies.ts';
import { Card } from '../parts/card.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { PolicyFieldView, type TopicTitle } from './policy-field-view.tsx';
import { PolicySource, type SourceView } from './policy-source.tsx';

export type PolicyViewProps = {
  settings: PolicySettings;
  sources: PolicySources;
  clauses: readonly (SourceView & { id: string })[];
  topics: readonly TopicTitle[];
};

/** All settings of a version in their groups, each with the clause it rests on. */
export function PolicyView({ settings, sources, clauses, topics }: PolicyViewProps) {
  const t = useT(examPolicyMessages);
  const word = (field: PolicyField): string =>
    'name' in field ? (field.name === 'openBook' ? t('openBookField') : t(field.name)) : t(field.kind);
  return (
    <>
      {POLICY_GROUPS.map((group) => (
        <Card
          key={group}
          title={t(group)}
          aside={<PolicySource clause={clauses.find(({ id }) => id === sources[group]) ?? null} />}
        >
          <DescriptionList
            items={POLICY_FIELDS[group].map((field) => ({
              term: word(field),
              detail: <PolicyFieldView field={field} settings={settings} topics={topics} />,
            }))}
          />
        </Card>
      ))}
    </>
  );
}
