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

type Row = { rowNumber: number; fields: Fields };

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
  const firstRow = new Map<string, number>();
  for (const row of rows) {
    const code = String(row.fields['code']);
    if (!inSheet.has(code)) {
      inSheet.set(code, row);
      firstRow.set(code, row.rowNumber);
    }
  }
  const parentOf = (code: string): string | null => {
    const row = inSheet.get(code);
    return row ? String(row.fields['parentCode']) : (byCode.get(code)?.parentCode ?? null);
  };

  return ({ rowNumber, fields }) => {
    const code = String(fields['code']);
    const parentCode = String(fields['parentCode']);
    const faults: RowFault[] = [];
    const fault = (column: string, faultCode: string, params: RowFault['params'] = {}): void => {
      faults.push({ column, code: faultCode, params });
    };
    const known = byCode.get(code);
    const parent = byCode.get(parentCode);
    const anchor = code === anchorCode;
    if (firstRow.get(code) !== rowNumber) fault('code', 'code-twice', { value: code, row: firstRow.get(code) ?? 0 });
    if (known && !known.within) fault('code', 'code-elsewhere', { value: code });
    if (known?.ended) fault('code', 'organization-ended', { value: code });
    if (!anchor) {
      if (parentCode === code) fault('parentCode', 'own-parent', { value: code });
      else if (!inSheet.has(parentCode) && !parent) fault('parentCode', 'parent-unknown', { value: parentCode });
      else if (parent && !parent.within) fault('parentCode', 'parent-elsewhere', { value: parentCode });
      else if (parent?.ended) fault('parentCode', 'organization-ended', { value: parentCode });
      else if (circle(code)) fault('parentCode', 'parent-circle', { value: parentCode });
    }
    const [members, full] = [fields['memberCount'], fields['fullMemberCount']];
    if (typeof members === 'number' && typeof full === 'number' && full > members)
      fault('fullMemberCount', 'more-than-members', { value: full, most: members });
    if (typeof fields['termYears'] === 'number' && (fields['termYears'] < 1 || fields['termYears'] > 10))
      fault('termYears', 'years-out-of-range', { value: fields['termYears'] });
    if (faults.length > 0) return { status: 'ERROR', faults };

    const moved = !anchor && known && known.parentCode !== parentCode;
    const changed = known && COMPARED.some((key) => fields[key] !== null && fields[key] !== (known.facts[key] ?? null));
    return {
      status: 'VALID',
      action: !known ? 'create' : moved || changed ? 'update' : 'none',
      rank: depth(code),
      fields: { ...fields, organizationId: known?.id ?? null, ...(anchor && { parentCode: null }) },
    };
  };

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
