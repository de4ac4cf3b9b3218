/** Where one is in a task of several pages. Steps before `current` are done. */
export function StepBar({ label, steps, current }: { label: string; steps: readonly string[]; current: number }) {
  return (
    <ol className="step-bar" aria-label={label}>
      {steps.map((step, i) => (
        <li
          key={step}
          className={i < current ? 'step-done' : undefined}
          aria-current={i === current ? 'step' : undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}
