import type { ClassReopening } from '~/training/rules/class-reopening.ts';
import type { DatedClass } from '~/training/rules/class-row.ts';
import { formatDateTime } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { classMessages } from '../messages/class.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Textarea } from '../parts/textarea.tsx';
import type { ClassRefusal } from './class-refused.tsx';

type ReopenClassProps = { found: DatedClass; refused: ClassRefusal | null };

/** Opens a completed class again, for a reason; says beforehand what is taken back. */
export function ReopenClass({ found, refused }: ReopenClassProps) {
  const t = useT(classMessages);
  const error = refused?.errors?.['why'];
  return (
    <details className="card" open={refused?.values?.['why'] !== undefined}>
      <summary>{t('reopenTitle')}</summary>
      <form method="post" className="form">
        <p>{t('reopenWhat', { n: found.completed, hours: found.creditHours })}</p>
        <Textarea
          name="why"
          label={t('reopenWhy')}
          rows={2}
          maxLength={200}
          required
          defaultValue={refused?.values?.['why']}
          error={error && t(error as 'reason-missing')}
        />
        <Button look="danger" name="intent" value="reopen">
          {t('reopen')}
        </Button>
      </form>
    </details>
  );
}

/** Each time a class was opened again: who, when, why, and what was taken back. */
export function ClassReopenings({ reopenings }: { reopenings: readonly ClassReopening[] }) {
  const t = useT(classMessages);
  const locale = useLocale();
  if (reopenings.length === 0) return null;
  return (
    <Card title={t('reopenings')}>
      <ul className="rows">
        {reopenings.map(({ id, reopenedAt, reopenedByName, reason, completed, untrained }) => (
          <li key={id}>
            <div className="grow">
              <p>{t('reopenedBecause', { name: reopenedByName, reason })}</p>
              <p className="cap">
                {formatDateTime(reopenedAt, locale)}
                {t('listColon')}
                {t('takenBack', { completed, untrained })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
