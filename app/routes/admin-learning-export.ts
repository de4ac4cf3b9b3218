import { learningAdminInput } from '~/http/learning-admin-input.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { cellsOf, tableResponse } from '~/http/workbook-response.server.ts';
import { wholeLearnerList } from '~/learning/queries/learning-admin.server.ts';
import { formatTableDate } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { learningMessages } from '~/ui/messages/learning.ts';

const WORDS = { done: 'finished', running: 'runningShort', none: 'notBegun' } as const;

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(learningMessages, context.locale);
  const { input } = learningAdminInput(url);
  const { course, stretches } = await wholeLearnerList(actor, input, context.now);
  const date = (value: Date | null): string => (value ? formatTableDate(value) : '');
  const head = [
    t('nameColumn'),
    t('staffNumber'),
    t('unitColumn'),
    t('stateColumn'),
    t('lessonsColumn'),
    t('finishedColumn'),
    t('lastColumn'),
  ];
  const title = course ? (context.locale === 'en' ? course.titleEn : course.title) : t('people');
  return tableResponse(
    { name: t('people'), file: `${title}·${t('people')}`, head },
    cellsOf(stretches, (row) => [
      row.name,
      row.staffNumber,
      row.organizationName,
      t(WORDS[row.state]),
      row.done,
      date(row.completedAt),
      date(row.lastAt),
    ]),
  );
});
