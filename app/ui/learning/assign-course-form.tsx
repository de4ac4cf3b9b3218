import type { OrganizationPicker, PickAnswer } from '~/identity/rules/organization-choice.ts';
import type { LearningAdmin } from '~/learning/rules/learning-admin-view.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { Button } from '../parts/button.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { OrganizationField, usePickErrors } from '../parts/organization-field.tsx';
import { Select } from '../parts/select.tsx';

export type RefusedAssignment = {
  errors: Record<string, string>;
  values: Record<string, string>;
  picked: PickAnswer;
};

/** Assigns a course to an organization with all below it, with or without a due date. */
export function AssignCourseForm({
  admin,
  places,
  refused,
}: {
  admin: LearningAdmin;
  places: OrganizationPicker;
  refused: RefusedAssignment | null;
}) {
  const t = useT(learningMessages);
  const english = useLocale() === 'en';
  const misplaced = usePickErrors(refused ? { organization: refused.picked } : {});
  const error = (name: string): string | undefined => {
    if (name in misplaced) return misplaced[name];
    const key = refused?.errors[name];
    return key && key in learningMessages ? t(key as 'noSuchCourse') : undefined;
  };
  return (
    <form method="post" action="/admin/learning" className="form">
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
      <OrganizationField
        name="organization"
        label={t('chooseOrganization')}
        required
        picker={places}
        answer={refused?.picked}
        error={error('organization')}
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
