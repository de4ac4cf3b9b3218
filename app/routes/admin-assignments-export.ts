import { allPages, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { courseAssignments } from '~/learning/queries/learning-admin.server.ts';
import { ASSIGNMENT_LIST } from '~/learning/rules/assignment-list.ts';
import { today } from '~/platform/clock.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { learningMessages } from '~/ui/messages/learning.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(learningMessages, context.locale);
  const state = readListState(url, ASSIGNMENT_LIST);
  const { rows } = await courseAssignments(actor, today(context.now), allPages(state));
  const head = [
    'courseColumn',
    'organizationColumn',
    'dueColumn',
    'personsColumn',
    'doneColumn',
    'runningColumn',
    'noneColumn',
  ] as const;
  return workbookResponse(t('assignmentsCaption'), [
    {
      name: t('assignments'),
      widths: [40, 36, 12, 10, 10, 10, 10],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [
          context.locale === 'en' ? row.courseTitleEn : row.courseTitle,
          row.organizationName,
          row.dueOn ?? t('noDueDate'),
          row.persons,
          row.done,
          row.running,
          row.persons - row.done - row.running,
        ]),
      ],
    },
  ]);
});
