import type { DatedClass } from '~/training/rules/class-row.ts';
import { useT } from '../messages/define-messages.ts';
import { classMessages } from '../messages/class.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { ClassFormFields } from './class-form-fields.tsx';
import type { ClassRefusal } from './class-refused.tsx';
import { ReopenClass } from './class-reopening.tsx';

export type ClassActsProps = {
  found: DatedClass;
  /** names and attendance */
  mayRecord: boolean;
  mayWrite: boolean;
  mayRestore: boolean;
  mayReopen: boolean;
  /** whether the class can be completed by the calendar */
  over: boolean;
  /** people of the plan without a class */
  unplanned: number;
  plans: readonly { id: string; title: string }[];
  refused: ClassRefusal | null;
};

/** What can be done to a class: completed, filled, opened or taken up again, changed, called off. */
export function ClassActs(props: ClassActsProps) {
  const { found, mayRecord, mayWrite, mayRestore, mayReopen, over, unplanned, plans, refused } = props;
  const t = useT(classMessages);
  const places = Math.max(0, Math.min(unplanned, (found.plannedCount ?? unplanned) - found.enrolled));
  const edited = refused?.reason === 'edit' ? refused : null;
  return (
    <div className="stack">
      {mayWrite && (
        <Card id="completion" title={t('completeTitle')}>
          <p>{t('completeWhat')}</p>
          {over ? (
            <form method="post" className="form-acts">
              <Button look="red" name="intent" value="complete">
                {t('complete')}
              </Button>
            </form>
          ) : (
            <p className="quiet">{t('not-over-yet')}</p>
          )}
        </Card>
      )}
      {mayRecord && (
        <Card title={t('addPeople')}>
          <form method="post" className="form">
            <input type="hidden" name="intent" value="enrol" />
            <Textarea name="staffNumbers" label={t('staffNumbers')} hint={t('staffNumbersHint')} rows={3} required />
            <Button>{t('add')}</Button>
          </form>
          <p>
            <a href="/admin/imports?kind=class-rosters">{t('importRoster')}</a>
          </p>
          {mayWrite && places > 0 && (
            <form method="post" className="form-acts">
              <input type="hidden" name="intent" value="enrol-unplanned" />
              <input type="hidden" name="most" value={places} />
              <Button>{t('addUnplanned', { n: places })}</Button>
            </form>
          )}
        </Card>
      )}
      {mayReopen && <ReopenClass found={found} refused={refused} />}
      {mayRestore && (
        <Card title={t('CANCELLED')}>
          <p>{t('restoreWhat')}</p>
          <form method="post" className="form-acts">
            <Button name="intent" value="restore">
              {t('restore')}
            </Button>
          </form>
        </Card>
      )}
      {mayWrite && (
        <>
          <details className="card" open={edited !== null}>
            <summary>{t('editClass')}</summary>
            <form method="post" className="form">
              <input type="hidden" name="intent" value="edit" />
              <ClassFormFields values={{ ...found, ...edited?.values }} errors={edited?.errors ?? {}} plans={plans} />
              <Button>{t('saveClass')}</Button>
            </form>
          </details>
          <details className="card">
            <summary>{t('cancel')}</summary>
            <form method="post" className="form">
              <p>{t('cancelWhat')}</p>
              <Button look="danger" name="intent" value="cancel">
                {t('cancel')}
              </Button>
            </form>
          </details>
        </>
      )}
    </div>
  );
}
