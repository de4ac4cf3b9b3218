import { useId, type ReactNode } from 'react';

/** A part of a learner's page: its name hangs in the margin, its content keeps the 720 px column. */
export function Band({
  title,
  note,
  id,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  id?: string | undefined;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="band" id={id} aria-labelledby={heading}>
      <h2 id={heading}>
        {title}
        {note && <small>{note}</small>}
      </h2>
      <div>{children}</div>
    </section>
  );
}
