import type { OrganizationPicker } from '~/identity/rules/organization-choice.ts';
import type { LearningAdmin } from '~/learning/rules/learning-admin-view.ts';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { Card } from '../parts/card.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { AssignCourseForm, type RefusedAssignment } from './assign-course-form.tsx';
import { AssignmentTable, WithdrawQuestion } from './assignment-table.tsx';
import { LearnerTable, type LearnerListLinks } from './learner-table.tsx';

export type LearningAdminPageProps = {
  admin: LearningAdmin;
  /** to which organizations a course may be assigned */
  places: OrganizationPicker;
  list: LearnerListLinks;
  said: string | null;
  /** the assignment that is to be withdrawn, once asked */
  withdraw: string | null;
  refused: RefusedAssignment | null;
};

/** The administrator's page of courses: what is assigned, assigning, and how far everybody is. */
export function LearningAdminPage({ admin, places, list, said, withdraw, refused }: LearningAdminPageProps) {
  const t = useT(learningMessages);
  const asked = admin.assignments.find(({ id }) => id === withdraw);
  return (
    <AdminShell>
      <PageHead title={t('adminTitle')} lead={t('adminLead')} />
      <div className="stack">
        {said === 'assigned' && <Notice kind="success" title={t('assignedDone')} />}
        {said === 'withdrawn' && <Notice kind="success" title={t('withdrawn')} />}
        {asked && <WithdrawQuestion assignment={asked} />}
        <Card
          title={t('assignments')}
          aside={
            admin.assignments.length > 0 && (
              <a href="/admin/learning/assignments/export" download>
                {t('exportAssignments', { n: admin.assignments.length })}
              </a>
            )
          }
          flush
        >
          <AssignmentTable assignments={admin.assignments} />
        </Card>
        <Card title={t('assign')}>
          <AssignCourseForm admin={admin} places={places} refused={refused} />
        </Card>
        <LearnerTable admin={admin} list={list} />
      </div>
    </AdminShell>
  );
}
