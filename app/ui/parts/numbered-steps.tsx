import type { ReactNode } from 'react';

/** What happens next, in order; the first step that is `now` is filled. */
export function NumberedSteps({
  steps,
}: {
  steps: readonly { title: ReactNode; detail?: ReactNode; now?: boolean | undefined }[];
}) {
  return (
    <ol className="numbered-steps">
      {steps.map((step, i) => (
        <li key={i} className={step.now ? 'now' : undefined} aria-current={step.now ? 'step' : undefined}>
          {step.title}
          {step.detail && <small>{step.detail}</small>}
        </li>
      ))}
    </ol>
  );
}
