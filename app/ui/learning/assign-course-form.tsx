import type { LearningAdmin } from '~/learning/rules/learning-admin-view.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { Button } from '../parts/button.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Select } from '../parts/select.tsx';

export type RefusedAssignment = { errors: Record<string, string>; values: Record<string, string> };

/** Assigns a course to an organization with all below it, with or without a due date. */
export function AssignCourseForm({ admin, refused }: { admin: LearningAdmin; refused: RefusedAssignment | null }) {
  const t = useT(learningMessages);
  const english = useLocale() === 'en';
  const error = (name: string): string | undefined => {
    const key = refused?.errors[name];
    return key && key in learningMessages ? t(key as 'noSuchCourse') : undefined;
  };
  const top = Math.min(...admin.organizations.map(({ depth }) => depth));
  return (
    <form method="post" action="/admin/learning" className="form" aria-labelledby="assign">
      <h3 id="assign">{t('assign')}</h3>
      {refused && (
        <ErrorSummary
          errors={{ course: error('course'), organization: error('organization'), dueOn: error('dueOn') }}
        />
      )}
      <Select
        name="course"
        label={t('chooseCourse')}
        required
        defaultValue={refused?.values['course'] ?? ''}
        error={error('course')}
        choices={admin.courses.map((course) => ({
          value: course.code,
          label: english ? course.titleEn : course.title,
        }))}
      />
      <Select
        name="organization"
        label={t('chooseOrganization')}
        required
        defaultValue={refused?.values['organization'] ?? ''}
        error={error('organization')}
        choices={admin.organizations.map(({ id, name, depth }) => ({
          value: id,
          label: depth > top ? `　${name}` : name,
        }))}
      />
      <DateInput
        name="dueOn"
        label={t('dueOnLabel')}
        min={admin.today}
        defaultValue={refused?.values['dueOn'] ?? ''}
        error={error('dueOn')}
      />
      <div className="form-acts">
        <Button look="red">{t('assignDo')}</Button>
      </div>
    </form>
  );
}
