import type { DatedClass } from '~/training/rules/class-row.ts';
import { attendancesHref } from '~/training/rules/training-lists.ts';
import { classMessages } from '../messages/class.ts';
import { useT } from '../messages/define-messages.ts';
import { Card } from '../parts/card.tsx';
import { DescriptionList } from '../parts/description-list.tsx';

/** What is on record about a class, and how many stand on its roster. */
export function ClassFacts({ found, planTitle }: { found: DatedClass; planTitle: string | null }) {
  const t = useT(classMessages);
  return (
    <Card title={found.code}>
      <DescriptionList
        narrow
        items={[
          { term: t('classType'), detail: t(found.classType as 'LX') },
          {
            term: t('dates'),
            detail: <span className="num">{t('dateRange', { from: found.startsOn, to: found.endsOn })}</span>,
          },
          { term: t('creditHours'), detail: found.creditHours },
          ...(found.days ? [{ term: t('days'), detail: found.days }] : []),
          { term: t('organization'), detail: found.organizationName },
          { term: t('tier'), detail: found.tier },
          { term: t('host'), detail: found.host },
          ...(found.organizer ? [{ term: t('organizer'), detail: found.organizer }] : []),
          ...(found.place ? [{ term: t('place'), detail: found.place }] : []),
          ...(found.planId && planTitle
            ? [
                {
                  term: t('belongsToPlan'),
                  detail: <a href={`/admin/rotation/${found.planId}`}>{planTitle}</a>,
                },
              ]
            : []),
          {
            term: t('onRoster'),
            detail: <Figure n={found.enrolled} href={attendancesHref({ class: found.id })} />,
          },
          {
            term: t('resultCOMPLETED'),
            detail: <Figure n={found.completed} href={attendancesHref({ class: found.id, result: 'COMPLETED' })} />,
          },
        ]}
      />
    </Card>
  );
}

function Figure({ n, href }: { n: number; href: string }) {
  return n > 0 ? <a href={href}>{n}</a> : <>0</>;
}
