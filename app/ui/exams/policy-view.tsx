import type { ReactNode } from 'react';
import { POLICY_FIELDS, type PolicyField } from '~/exams/rules/policy-fields.ts';
import type { PolicySettings } from '~/exams/rules/policy-settings.ts';
import { POLICY_GROUPS, type PolicySources } from '~/exams/rules/policy-sources.ts';
import { useT } from '../messages/define-messages.ts';
import { examPolicyMessages } from '../messages/exam-policies.ts';
import { Card } from '../parts/card.tsx';
import { classNames } from '../parts/class-names.ts';
import { BlueprintTable, PolicyFieldView, type PolicyLine, type TopicTitle } from './policy-field-view.tsx';
import { PolicySource, type SourceView } from './policy-source.tsx';

export type PolicyViewProps = {
  settings: PolicySettings;
  sources: PolicySources;
  clauses: readonly (SourceView & { id: string })[];
  topics: readonly TopicTitle[];
  /** Below the draw, in the narrower column. */
  beside: ReactNode;
};

/** All settings of a version on one sheet, group by group, each with the clause it rests on; the draw beside them. */
export function PolicyView({ settings, sources, clauses, topics, beside }: PolicyViewProps) {
  const t = useT(examPolicyMessages);
  const word = (field: PolicyField): string =>
    'name' in field ? (field.name === 'openBook' ? t('openBookField') : t(field.name)) : t(field.kind);
  return (
    <div className="columns-7-5">
      <div className="card policy-sheet">
        {POLICY_GROUPS.map((group) => (
          <section key={group} aria-labelledby={`policy-${group}`}>
            <header>
              <h2 id={`policy-${group}`}>{t(group)}</h2>
              <p className="cap">
                <PolicySource clause={clauses.find(({ id }) => id === sources[group]) ?? null} />
              </p>
            </header>
            <dl>
              {POLICY_FIELDS[group]
                .filter((field): field is PolicyLine => field.kind !== 'blueprint')
                .map((field) => (
                  <div
                    key={'name' in field ? field.name : field.kind}
                    className={classNames(WIDE.has(field.kind) && 'policy-wide')}
                  >
                    {/* Where the group is one setting of the same name, it is not said twice. */}
                    <dt className={classNames(word(field) === t(group) && 'hidden-visually')}>{word(field)}</dt>
                    <dd>
                      <PolicyFieldView field={field} settings={settings} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="stack">
        <Card title={t('blueprint')} flush>
          <BlueprintTable blueprint={settings.blueprint} topics={topics} />
        </Card>
        {beside}
      </div>
    </div>
  );
}

/** What is read as a sentence or a list takes the whole line. */
const WIDE: ReadonlySet<PolicyField['kind']> = new Set(['sections', 'lines', 'text', 'fixed', 'points']);
