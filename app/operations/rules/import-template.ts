import type { Permission } from '~/identity/rules/permissions.ts';
import type { CellValue, Understood } from './cell-values.ts';

/** A value of a row as it is stored between check and commit. */
export type FieldValue = string | number | boolean | null;
export type Fields = Readonly<Record<string, FieldValue>>;

export type ImportColumn = {
  /** the name of the value in `Fields` */
  readonly key: string;
  /** the heading in the template */
  readonly label: string;
  readonly labelEn: string;
  /** other headings met in practice; compared without blanks, brackets and asterisks */
  readonly aliases?: readonly string[];
  /** a row without it is an error; a sheet without the column is asked about */
  readonly required?: boolean;
  /** a sheet without the column is asked about; whether a row may leave it empty is for the kind to say */
  readonly requiredColumn?: boolean;
  /** a code by which things are known: a column of running numbers under such a heading is asked about */
  readonly identifies?: boolean;
  /** what to write, for the sheet 填写说明 */
  readonly hint?: string;
  /** a value for the example row of the template */
  readonly example?: string;
  /** the values that are taken, for the sheet 字典 */
  readonly dictionary?: readonly string[];
  readonly parse: (cell: CellValue) => Understood<FieldValue & {}>;
};

/**
 * The pure half of an import: what its sheet looks like. Registered in `app/http/import-templates.ts`, so that pages can
 * offer the template and the mapping; the half that works on the database is `ImportKind`.
 */
export type ImportTemplate = {
  /** stable name, such as `cadres` */
  readonly kind: string;
  /** file and sheet name of the template */
  readonly label: string;
  readonly labelEn: string;
  /** who may import it, within the subtree of the organization for which it is imported */
  readonly permission: Permission;
  readonly columns: readonly ImportColumn[];
  /** of each group at least one must have a column and a value (code or name of an organization) */
  readonly oneOf?: readonly (readonly string[])[];
  /** further sentences for 填写说明 */
  readonly notes?: readonly string[];
};

/** What is wrong with a row: a cell's column (or null for the row) and a code of the catalogue `import-faults`. */
export type RowFault = {
  readonly column: string | null;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** Somebody or something a row may mean; `facts` are compared with the row side by side, keyed like `Fields`. */
export type RowCandidate = {
  /** the existing record, or null when it is an earlier row of the same sheet */
  readonly id: string | null;
  /** that earlier row */
  readonly rowNumber?: number;
  readonly title: string;
  readonly facts: Fields;
};

/** What a person chose for an ambiguous row. */
export type RowDecision =
  | { readonly choice: 'existing'; readonly id: string }
  | { readonly choice: 'same-row'; readonly rowNumber: number }
  | { readonly choice: 'new' }
  | { readonly choice: 'skip' };

export type RowAction = 'create' | 'update' | 'none';

/** What a person wrote in place of a cell, by column key; an empty value empties the cell. */
export type Corrections = Readonly<
  Record<string, { readonly value: string; readonly by: string; readonly at: string }>
>;

/** The cell of a column as it counts: what a person wrote in its place, else what the sheet holds. */
export function cellOf(
  key: string,
  mapping: Readonly<Record<string, number>>,
  raw: readonly CellValue[],
  corrections: Corrections | null,
): CellValue {
  const corrected = corrections?.[key];
  if (corrected) return corrected.value;
  const index = mapping[key];
  return index === undefined ? null : (raw[index] ?? null);
}

/** Reads one row through the template: values by key, and a fault for each cell that is not understood or missing. */
export function readFields(
  template: ImportTemplate,
  mapping: Readonly<Record<string, number>>,
  raw: readonly CellValue[],
  corrections: Corrections | null = null,
): { fields: Record<string, FieldValue>; faults: RowFault[] } {
  const fields: Record<string, FieldValue> = {};
  const faults: RowFault[] = [];
  for (const column of template.columns) {
    const read = column.parse(cellOf(column.key, mapping, raw, corrections));
    fields[column.key] = read.ok ? read.value : null;
    if (!read.ok) faults.push({ column: column.key, code: read.code, ...(read.params && { params: read.params }) });
    else if (read.value === null && column.required) faults.push({ column: column.key, code: 'required' });
  }
  for (const group of template.oneOf ?? []) {
    const unread = group.some((key) => faults.some((fault) => fault.column === key));
    if (!unread && group.every((key) => fields[key] === null))
      faults.push({ column: group.find((key) => mapping[key] !== undefined) ?? group[0] ?? null, code: 'required' });
  }
  return { fields, faults };
}
