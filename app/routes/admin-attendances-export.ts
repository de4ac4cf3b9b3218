import { readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { cellsOf, tableResponse } from '~/http/workbook-response.server.ts';
import { allAttendingPeople, wholeAttendanceList } from '~/training/queries/attendance-list.server.ts';
import { ATTENDANCE_LIST, attendancesAsked } from '~/training/rules/training-lists.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { trainingMessages } from '~/ui/messages/training.ts';
import { attendanceTable, attendingPeopleTable } from '~/ui/training/training-sheets.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(trainingMessages, context.locale);
  const state = readListState(url, ATTENDANCE_LIST);
  const asked = attendancesAsked(state);
  const file = t('attendances');
  if (state.filters['by'] === 'person') {
    const { cells, ...table } = attendingPeopleTable(t);
    return tableResponse({ ...table, file }, cellsOf(await allAttendingPeople(actor, asked), cells));
  }
  const { cells, ...table } = attendanceTable(t, context.locale);
  return tableResponse({ ...table, file }, cellsOf(await wholeAttendanceList(actor, asked), cells));
});
