import type { PlanStatus } from '~/training/rules/plan-life.ts';
import { formatNumber } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { rotationMessages } from '../messages/rotation.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { DateInput } from '../parts/date-input.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { usePlanErrors } from './plan-form.tsx';

export type PlanRefusal = {
  errors: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  /** the classes that would fall outside the window that was asked for */
  outside?: readonly { id: string; code: string; title: string; startsOn: string; endsOn: string }[];
};

type PlanUpkeepProps = {
  plan: { title: string; windowFrom: string; windowTo: string; status: PlanStatus };
  /** how the roll differs from the posts of today */
  change: { joined: number; left: number; back: number };
  refused: PlanRefusal | null;
};

/** What can be changed about a plan that has begun: name and window, the roll, and whether it is open. */
export function PlanUpkeep({ plan, change, refused }: PlanUpkeepProps) {
  const t = useT(rotationMessages);
  const locale = useLocale();
  const { error, all } = usePlanErrors(refused?.errors ?? {});
  const value = (name: 'title' | 'windowFrom' | 'windowTo'): string => refused?.values[name] ?? plan[name];
  const open = plan.status === 'ACTIVE';
  const lines = [
    ['rollJoined', change.joined],
    ['rollLeft', change.left],
    ['rollBack', change.back],
  ] as const;
  return (
    <div className="stack">
      <form method="post" className="form">
        <ErrorSummary errors={all} />
        {refused?.outside && (
          <Notice kind="info" title={t('outsideTitle', { n: refused.outside.length })}>
            {t('outsideWhat')}
            <ul>
              {refused.outside.map((one) => (
                <li key={one.id}>
                  <a href={`/admin/classes/${one.id}`}>{one.title}</a>{' '}
                  <span className="num nowrap">{t('dateRange', { from: one.startsOn, to: one.endsOn })}</span>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <input type="hidden" name="intent" value="edit" />
        <TextInput name="title" label={t('planTitle')} required defaultValue={value('title')} error={error('title')} />
        <DateInput
          name="windowFrom"
          label={t('windowFrom')}
          required
          defaultValue={value('windowFrom')}
          error={error('windowFrom')}
        />
        <DateInput
          name="windowTo"
          label={t('windowTo')}
          required
          defaultValue={value('windowTo')}
          error={error('windowTo')}
        />
        <div className="form-acts">
          <Button look="red">{t('savePlan')}</Button>
        </div>
      </form>
      {open && (
        <Card title={t('rollTitle')}>
          <p>{t('rollWhat')}</p>
          {lines.some(([, n]) => n > 0) ? (
            <>
              <ul className="rows">
                {lines.map(([key, n]) => (
                  <li key={key}>
                    <span className="grow">{t(key)}</span>
                    <span className="num">{formatNumber(n, locale)}</span>
                  </li>
                ))}
              </ul>
              <form method="post" className="form-acts">
                <input type="hidden" name="intent" value="refresh" />
                <Button>{t('rollRefresh')}</Button>
              </form>
            </>
          ) : (
            <p className="quiet">{t('rollSame')}</p>
          )}
        </Card>
      )}
      <Card title={open ? t('closePlan') : t('reopenPlan')}>
        <p>{t('closePlanWhat')}</p>
        <form method="post" className="form-acts">
          <Button look={open ? 'danger' : 'quiet'} name="intent" value={open ? 'close' : 'reopen'}>
            {open ? t('closePlan') : t('reopenPlan')}
          </Button>
        </form>
      </Card>
    </div>
  );
}
