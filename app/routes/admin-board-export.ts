import { sessionBoard } from '~/exams/queries/session-board.server.ts';
import { BOARD_STATES } from '~/exams/rules/board-state.ts';
import { knownFilter } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { env } from '~/platform/env.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { examBoardMessages } from '~/ui/messages/exam-board.ts';

/** Everybody of the room in the chosen state, as it stands at this moment. */
export const loader = forActor(async ({ actor, params, url, context }) => {
  const t = translator(examBoardMessages, context.locale);
  const { session, people } = await sessionBoard(actor, params['sessionId'] ?? '');
  const show = knownFilter(url.searchParams.get('show'), BOARD_STATES);
  const at = (moment: Date | null): string | null => moment && formatTableDateTime(moment, env.TIME_ZONE, true);
  const head = [
    'seatHead',
    'nameHead',
    'unitHead',
    'stateHead',
    'signedInAt',
    'startedAt',
    'answeredHead',
    'questionsHead',
    'lastSaved',
    'deadline',
    'submittedAt',
    'device',
    'notesHead',
  ] as const;
  return workbookResponse(t('pageTitle', { number: session.number }), [
    {
      name: session.number,
      widths: [8, 14, 36, 12, 20, 20, 10, 10, 20, 20, 20, 24, 10],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...people
          .filter(({ state }) => show === null || state === show)
          .map((row) => [
            row.seatNumber,
            row.name,
            row.organizationName,
            t(row.state),
            at(row.signedInAt),
            at(row.startedAt),
            row.attemptId && row.answered,
            row.questions,
            at(row.savedAt),
            at(row.deadlineAt),
            at(row.submittedAt),
            row.device,
            row.notes,
          ]),
      ],
    },
  ]);
});
