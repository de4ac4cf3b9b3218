import type { Fields, RowFault } from '~/operations/rules/import-template.ts';
import type { Verdict } from '~/operations/rules/verdict.ts';

/** An organization in the registry that a row names, by itself or as its parent. */
export type ExistingOrganization = {
  readonly id: string;
  readonly code: string;
  readonly parentCode: string | null;
  readonly ended: boolean;
  /** whether it lies in the subtree for which the sheet is imported */
  readonly within: boolean;
  readonly facts: Fields;
};

type Row = { readonly rowNumber: number; readonly fields: Fields };

const COMPARED = [
  'name',
  'type',
  'unitNature',
  'memberCount',
  'fullMemberCount',
  'staffCount',
  'termStart',
  'termYears',
  'contact',
];

/**
 * Says of each row of a sheet of organizations whether it is new, changed or moved. A parent may stand anywhere in the
 * sheet; rows are ranked by how many new ancestors they have there, so that parents are written first.
 *
 * @param anchorCode the organization for which the sheet is imported; it may be named without being moved
 */
export function organizationJudge(
  rows: readonly Row[],
  existing: readonly ExistingOrganization[],
  anchorCode: string,
): (row: Row) => Verdict {
  const byCode = new Map(existing.map((one) => [one.code, one]));
  const inSheet = new Map<string, Row>();
  for (const row of rows) if (!inSheet.has(codeOf(row))) inSheet.set(codeOf(row), row);
  const judged = new Map<number, RowFault[]>();

  return (row) => {
    const { fields } = row;
    const faults = faultsOf(row);
    if (faults.length > 0) return { status: 'ERROR', faults };
    const code = codeOf(row);
    const anchor = code === anchorCode;
    const known = byCode.get(code);
    const complete: Fields = { ...fields, termStart: termStartOf(fields, known) };
    const moved = !anchor && known && known.parentCode !== parentCodeOf(row);
    const changed =
      known && COMPARED.some((key) => complete[key] !== null && complete[key] !== (known.facts[key] ?? null));
    return {
      status: 'VALID',
      action: !known ? 'create' : moved || changed ? 'update' : 'none',
      rank: depth(code),
      fields: { ...complete, organizationId: known?.id ?? null, ...(anchor && { parentCode: null }) },
    };
  };

  function faultsOf(row: Row): RowFault[] {
    const found = judged.get(row.rowNumber);
    if (found) return found;
    const faults = [...ownFaults(row), ...parentFaults(row)];
    judged.set(row.rowNumber, faults);
    return faults;
  }

  function ownFaults(row: Row): RowFault[] {
    const { fields } = row;
    const faults: RowFault[] = [];
    const fault = (column: string, code: string, params: RowFault['params'] = {}): void =>
      void faults.push({ column, code, params });
    const code = codeOf(row);
    const known = byCode.get(code);
    const first = inSheet.get(code)?.rowNumber ?? row.rowNumber;
    if (first !== row.rowNumber) fault('code', 'code-twice', { value: code, row: first });
    if (known && !known.within) fault('code', 'code-elsewhere', { value: code });
    if (known?.ended) fault('code', 'organization-ended', { value: code });
    const [members, full] = [fields['memberCount'], fields['fullMemberCount']];
    if (typeof members === 'number' && typeof full === 'number' && full > members)
      fault('fullMemberCount', 'more-than-members', { value: full, most: members });
    if (typeof fields['termYears'] === 'number' && (fields['termYears'] < 1 || fields['termYears'] > 10))
      fault('termYears', 'years-out-of-range', { value: fields['termYears'] });
    return faults;
  }

  function parentFaults(row: Row): RowFault[] {
    const code = codeOf(row);
    if (code === anchorCode) return [];
    const value = parentCodeOf(row);
    const fault = (faultCode: string, params: RowFault['params'] = { value: value ?? '' }): RowFault[] => [
      { column: 'parentCode', code: faultCode, params },
    ];
    if (value === null) return fault('required', {});
    if (value === code) return fault('own-parent');
    const parent = byCode.get(value);
    const parentRow = inSheet.get(value);
    if (!parentRow && !parent) return fault('parent-unknown');
    if (parent && !parent.within) return fault('parent-elsewhere');
    if (parent?.ended) return fault('organization-ended');
    if (circle(code)) return fault('parent-circle');
    // What is not written cannot be a parent: better known before the writing than after it.
    if (parentRow && !parent && faultsOf(parentRow).length > 0)
      return fault('parent-row-wrong', { value, row: parentRow.rowNumber });
    return [];
  }

  function parentOf(code: string): string | null {
    const row = inSheet.get(code);
    return row ? parentCodeOf(row) : (byCode.get(code)?.parentCode ?? null);
  }

  /** Whether following the parents of this sheet leads back to where one began. */
  function circle(code: string): boolean {
    const passed = new Set<string>();
    let at: string | null = code;
    while (at && at !== anchorCode) {
      if (passed.has(at)) return true;
      passed.add(at);
      at = parentOf(at);
    }
    return false;
  }

  /** How many ancestors stand in the sheet. */
  function depth(code: string): number {
    let n = 0;
    let at = parentOf(code);
    while (at && at !== anchorCode && inSheet.has(at) && n < 50) {
      n += 1;
      at = parentOf(at);
    }
    return n;
  }
}

const codeOf = ({ fields }: Row): string => String(fields['code']);
const parentCodeOf = ({ fields }: Row): string | null => (fields['parentCode'] ?? null) as string | null;

/** A month is the first day of it, unless the day within that month is known. */
function termStartOf(fields: Fields, known: ExistingOrganization | undefined): string | null {
  const given = (fields['termStart'] ?? null) as string | null;
  const before = known?.facts['termStart'];
  if (given?.length !== 7) return given;
  return typeof before === 'string' && before.startsWith(given) ? before : `${given}-01`;
}
