import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { resultMessages } from '../messages/result.ts';
import { Bar } from '../parts/bar.tsx';
import { StateMark } from '../parts/state-mark.tsx';

export type SectionScore = { name: string; score: number; full: number; minimum: number | null };

/** Marks by section beside the minimum of each, and the total beside the pass mark. */
export function SectionScores({
  sections,
  total,
}: {
  sections: readonly SectionScore[];
  total: Omit<SectionScore, 'name'>;
}) {
  const t = useT(resultMessages);
  const locale = useLocale();
  const figure = (n: number) => formatNumber(n, locale, 1);
  const needed = (n: number) => t('neededPoints', { n: figure(n) });
  /** Where one section has a minimum, those without it say so; where none has, there is nothing to say. */
  const without = sections.some(({ minimum }) => minimum !== null) ? '—' : null;
  return (
    <table className="scores">
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {t('section')}
          </th>
          <th scope="col" className="right">
            {t('got')}
          </th>
          <th scope="col" className="right">
            {t('needed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sections.map(({ name, score, full, minimum }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="scores-bar">
              <Bar
                done={full ? score / full : 0}
                mark={minimum === null || !full ? undefined : minimum / full}
                tone={minimum === null || score >= minimum ? 'pass' : 'grey'}
              />
            </td>
            <td className="right">{t('ofFull', { score: figure(score), full: figure(full) })}</td>
            <td className="right scores-minimum" data-label={minimum === null ? without && t('needed') : t('needed')}>
              {minimum === null ? without : needed(minimum)}
              {minimum !== null && score < minimum && (
                <>
                  {' '}
                  <StateMark state="alarm">{t('short')}</StateMark>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('total')}
          </th>
          <td className="right">{t('ofFull', { score: figure(total.score), full: figure(total.full) })}</td>
          <td className="right scores-minimum" data-label={t('needed')}>
            {total.minimum === null ? '—' : needed(total.minimum)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
