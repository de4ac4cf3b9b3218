import { policyList } from '~/exams/queries/policy-pages.server.ts';
import { POLICY_LIST } from '~/exams/rules/exam-lists.ts';
import { allPages, readListState } from '~/http/list-address.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { examPolicyMessages } from '~/ui/messages/exam-policies.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const t = translator(examPolicyMessages, context.locale);
  const { rows } = await policyList(actor, allPages(readListState(url, POLICY_LIST)));
  const head = ['code', 'title', 'paper', 'owner', 'version', 'sessions'] as const;
  return workbookResponse(t('pageTitle'), [
    {
      name: t('pageTitle'),
      widths: [18, 36, 36, 36, 10, 10],
      rows: [
        head.map((key) => ({ value: t(key), tone: 'head' as const })),
        ...rows.map((row) => [
          row.code,
          context.locale === 'en' ? row.titleEn : row.title,
          t('paperLine', { questions: row.questions, points: row.points, minutes: row.minutes, mark: row.passMark }),
          row.organizationName,
          t('versionN', { n: row.number }),
          row.sessions,
        ]),
      ],
    },
  ]);
});
