import { Clause } from './clause.tsx';

export type KeyNumberProps = { value: string; unit?: string; label: string; doc?: string; article?: string };

/** One figure that matters, with its clause. */
export function KeyNumber({ value, unit, label, doc, article }: KeyNumberProps) {
  return (
    <div className="key-number">
      <b>
        {value}
        {unit && <small>{unit}</small>}
      </b>
      <div>
        <p>{label}</p>
        {doc && article && (
          <p className="basis">
            <Clause doc={doc} article={article} />
          </p>
        )}
      </div>
    </div>
  );
}
