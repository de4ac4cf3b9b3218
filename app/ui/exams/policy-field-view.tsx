import { QUESTION_TYPES, type BlueprintCell } from '~/exams/rules/paper-blueprint.ts';
import type { PolicyField } from '~/exams/rules/policy-fields.ts';
import type { PolicySettings } from '~/exams/rules/policy-settings.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examPolicyMessages } from '../messages/exam-policies.ts';
import { ScrollRegion } from '../parts/scroll-region.tsx';

export type TopicTitle = { code: string; title: string; titleEn: string };

/** What is read on a line or two; the draw is a table. */
export type PolicyLine = Exclude<PolicyField, { kind: 'blueprint' }>;

/** The value of one setting, as read. */
export function PolicyFieldView({ field, settings }: { field: PolicyLine; settings: PolicySettings }) {
  const t = useT(examPolicyMessages);
  const english = useLocale() === 'en';
  switch (field.kind) {
    case 'number': {
      const value = settings[field.name];
      if (value === null) return field.name === 'validityMonths' ? t('noEnd') : t('none');
      return <span className="num">{t(`unit_${field.unit}`, { n: value })}</span>;
    }
    case 'yes-no':
      return settings[field.name] ? t('yes') : t('no');
    case 'choice':
      return t(settings[field.name]);
    case 'text':
      return settings[field.name];
    case 'lines':
      return (
        <ol>
          {settings[field.name].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      );
    case 'fixed':
      return t(`${field.name}Fixed`);
    case 'points':
      return QUESTION_TYPES.map((type) => `${t(type)} ${t('unit_points', { n: settings.points[type] })}`).join(
        english ? ', ' : '、',
      );
    case 'sections':
      return settings.sections.length === 0 ? (
        t('none')
      ) : (
        <ul>
          {settings.sections.map((section) => (
            <li key={section.code}>
              {t('sectionLine', {
                title: english ? section.titleEn : section.title,
                topics: section.topics.join(english ? ', ' : '、'),
                minimum: section.minimumPercent === null ? t('none') : `${section.minimumPercent}%`,
              })}
            </li>
          ))}
        </ul>
      );
  }
}

/** How many questions of each type come from each topic. */
export function BlueprintTable({
  blueprint,
  topics,
}: {
  blueprint: readonly BlueprintCell[];
  topics: readonly TopicTitle[];
}) {
  const t = useT(examPolicyMessages);
  const english = useLocale() === 'en';
  const codes = [...new Set(blueprint.map(({ topic }) => topic))].sort();
  const count = (topic: string | null, type: string | null): number =>
    blueprint
      .filter((cell) => (topic === null || cell.topic === topic) && (type === null || cell.type === type))
      .reduce((sum, cell) => sum + cell.count, 0);
  const titleOf = (code: string): string => {
    const topic = topics.find((one) => one.code === code);
    return topic ? `${code} ${english ? topic.titleEn : topic.title}` : code;
  };
  return (
    <ScrollRegion bare label={t('blueprint')}>
      <table className="data-table dense policy-drawn">
        <caption className="hidden-visually">{t('blueprint')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('topic')}</th>
            {QUESTION_TYPES.map((type) => (
              <th key={type} scope="col" className="cell-number">
                {t(type)}
              </th>
            ))}
            <th scope="col" className="cell-number">
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code}>
              <td className="cell-wrap">{titleOf(code)}</td>
              {QUESTION_TYPES.map((type) => (
                <td key={type} className="cell-number">
                  {count(code, type) || '—'}
                </td>
              ))}
              <td className="cell-number">{count(code, null)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('total')}</td>
            {QUESTION_TYPES.map((type) => (
              <td key={type} className="cell-number">
                {count(null, type)}
              </td>
            ))}
            <td className="cell-number">{count(null, null)}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}
