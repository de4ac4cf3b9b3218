import { learningAdminInput } from '~/http/learning-admin-input.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { learningAdmin } from '~/learning/queries/learning-admin.server.ts';
import { formatTableDate } from '~/ui/format.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { learningMessages } from '~/ui/messages/learning.ts';

const MOST = 200_000;
const WORDS = { done: 'finished', running: 'runningShort', none: 'notBegun' } as const;

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(learningMessages, context.locale);
  const { input } = learningAdminInput(url);
  const { rows, course } = await learningAdmin(actor, { ...input, limit: MOST, offset: 0 }, context.now);
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
  return workbookResponse(`${title}·${t('people')}`, [
    {
      name: t('people'),
      rows: [
        head,
        ...rows.map((row) => [
          row.name,
          row.staffNumber ?? '',
          row.organizationName,
          t(WORDS[row.state]),
          row.done,
          date(row.completedAt),
          date(row.lastAt),
        ]),
      ],
    },
  ]);
});
