export type ChartTableProps = { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };

/** The figures of a drawing, for those who cannot see it. */
export function ChartTable({ caption, head, rows }: ChartTableProps) {
  return (
    <div className="hidden-visually">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
