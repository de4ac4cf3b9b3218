import { registrationPage } from '~/exams/queries/registration-page.server.ts';
import { registrationList } from '~/exams/rules/exam-lists.ts';
import { allPages, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { env } from '~/platform/env.ts';
import { standingWords } from '~/ui/exams/standing-words.ts';
import { formatTableDateTime } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { examRegistrationMessages } from '~/ui/messages/exam-registrations.ts';

export const loader = forActor(async ({ actor, params, url, context }) => {
  const t = translator(examRegistrationMessages, context.locale);
  const sessionId = params['sessionId'] ?? '';
  const state = readListState(url, registrationList(sessionId));
  const { session, rows } = await registrationPage(actor, sessionId, {
    ...allPages(state),
    group: state.filters['status'] ?? null,
    find: '',
  });
  const title = t('pageTitle', { number: session.number });
  return workbookResponse(title, [
    {
      name: session.number,
      rows: [
        [t('seat'), t('name'), t('staffNumber'), t('unit'), t('post'), t('standing'), t('state'), t('signIn')],
        ...rows.map((row) => [
          row.seatNumber,
          row.name,
          row.staffNumber ?? '',
          row.organizationName,
          row.post ?? '',
          row.score === null ? standingWords(row.standing, t) : t('score', { n: row.score }),
          t(row.status),
          row.signedInAt ? formatTableDateTime(row.signedInAt, env.TIME_ZONE) : '',
        ]),
      ],
    },
  ]);
});
