import { FIRST_STEPS, type FirstStep, type FirstSteps } from '~/overview/rules/first-steps.ts';
import { firstStepMessages } from '../messages/first-steps.ts';
import { useT } from '../messages/define-messages.ts';
import { Card } from '../parts/card.tsx';
import { StateMark } from '../parts/state-mark.tsx';

/** Where a step is done, for whoever reads this page; null where another person does it. */
const PLACES: Record<FirstStep, string | null> = {
  organizations: '/admin/imports?kind=organizations',
  cadres: '/admin/imports?kind=cadres',
  accounts: '/admin/cadres?account=none',
  duties: null,
  questions: null,
  policy: '/admin/policies',
  session: '/admin/sessions',
  level: '/admin/certification/level',
};

/** The way of a new authority to its first test: what is done, what comes next, and who does it. */
export function FirstStepsCard({ steps }: { steps: FirstSteps }) {
  const t = useT(firstStepMessages);
  const next = FIRST_STEPS.find((step) => !steps[step]);
  return (
    <Card title={t('title')} note={t('lead')}>
      <ol className="rows">
        {FIRST_STEPS.map((step) => {
          const place = PLACES[step];
          return (
            <li key={step} aria-current={step === next ? 'step' : undefined}>
              <div className="grow">
                {place ? <a href={place}>{t(step)}</a> : t(step)}
                <small>{t(`${step}What`)}</small>
              </div>
              <StateMark state={steps[step] ? 'done' : step === next ? 'due' : 'waiting'}>
                {t(steps[step] ? 'done' : step === next ? 'next' : 'later')}
              </StateMark>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
