import type { ClassCounts } from '~/training/rules/class-counts.ts';
import { attendancesHref } from '~/training/rules/training-lists.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { trainingMessages } from '../messages/training.ts';
import { Stat } from '../parts/stat.tsx';

type Filters = Readonly<Record<string, string | null | undefined>>;

type ClassFiguresProps = {
  counts: ClassCounts;
  /** what selects the classes, in the words of the list of attendances */
  filters: Filters;
  /** the list of classes with further filters */
  classesHref: (change: Record<string, string | null>) => string;
};

/** 期次, 人次 and 人数 beside each other, each with its definition and its list. */
export function ClassFigures({ counts, filters, classesHref }: ClassFiguresProps) {
  const t = useT(trainingMessages);
  const locale = useLocale();
  const completedOnly = !filters['status'] || filters['status'] === 'COMPLETED';
  const figures = [
    ['heldClasses', counts.held, t('heldDefinition'), completedOnly ? classesHref({ status: 'COMPLETED' }) : null],
    ['calledTimes', counts.called, t('calledDefinition'), attendancesHref(filters)],
    [
      'completedTimes',
      counts.completed,
      t('completedDefinition'),
      completedOnly ? attendancesHref({ ...filters, status: 'COMPLETED', result: 'COMPLETED' }) : null,
    ],
    ['calledPeople', counts.people, t('peopleDefinition'), attendancesHref({ ...filters, by: 'person' })],
  ] as const;
  return (
    <div className="figures">
      {figures.map(([label, n, definition, href]) => (
        <Stat
          key={label}
          label={t(label)}
          figure={formatNumber(n, locale)}
          definition={definition}
          href={n > 0 && href ? href : undefined}
        />
      ))}
    </div>
  );
}
