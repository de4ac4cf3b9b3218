import type { OrganizationPicker } from '~/identity/rules/organization-choice.ts';
import { ASSIGNMENT_LIST } from '~/learning/rules/assignment-list.ts';
import type { LearningAdmin, ShownAssignment } from '~/learning/rules/learning-admin-view.ts';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
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
  withdraw: ShownAssignment | null;
  refused: RefusedAssignment | null;
};

/** The administrator's page of courses: what is assigned, assigning, and how far everybody is. */
export function LearningAdminPage({ admin, places, list, said, withdraw, refused }: LearningAdminPageProps) {
  const t = useT(learningMessages);
  return (
    <AdminShell>
      <PageHead title={t('adminTitle')} lead={t('adminLead')} />
      <div className="stack">
        {said === 'assigned' && <Notice kind="success" title={t('assignedDone')} />}
        {said === 'withdrawn' && <Notice kind="success" title={t('withdrawn')} />}
        {withdraw && <WithdrawQuestion assignment={withdraw} />}
        <Card
          title={t('assignments')}
          note={admin.assigned > admin.assignments.length && t('assignmentsFirst', { n: admin.assignments.length })}
          aside={admin.assigned > 0 && <a href={ASSIGNMENT_LIST.path}>{t('assignmentsAll', { n: admin.assigned })}</a>}
          flush
        >
          <AssignmentTable
            assignments={admin.assignments}
            empty={<EmptyState title={t('noAssignments')}>{t('noAssignmentsWhy')}</EmptyState>}
          />
        </Card>
        <Card title={t('assign')}>
          <AssignCourseForm admin={admin} places={places} refused={refused} />
        </Card>
        <LearnerTable admin={admin} list={list} />
      </div>
    </AdminShell>
  );
}
