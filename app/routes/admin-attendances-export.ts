import { MOST_EXPORTED, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { attendanceList, attendingPeople } from '~/training/queries/attendance-list.server.ts';
import { ATTENDANCE_LIST, attendancesAsked } from '~/training/rules/training-lists.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { attendanceSheet, attendingPeopleSheet } from '~/ui/training/training-sheets.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(trainingMessages, context.locale);
  const state = readListState(url, ATTENDANCE_LIST);
  const asked = { ...attendancesAsked(state), limit: MOST_EXPORTED, offset: 0 };
  const sheet =
    state.filters['by'] === 'person'
      ? attendingPeopleSheet((await attendingPeople(actor, asked)).rows, t)
      : attendanceSheet((await attendanceList(actor, asked)).rows, t, context.locale);
  return workbookResponse(t('attendances'), [sheet]);
});
