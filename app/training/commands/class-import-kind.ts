import type {
  Applied,
  ApplyRow,
  ImportContext,
  ImportKind,
  Undone,
  UndoRow,
} from '~/operations/commands/import-kind.ts';
import type { Fields, RowFault } from '~/operations/rules/import-template.ts';
import { textsIn } from '~/operations/rules/texts-in.ts';
import { audit } from '~/platform/audit.ts';
import type { Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { classesByCode, deleteClasses, lockClasses, plansAround, type ClassState } from '../data/class-import-rows.ts';
import { insertClass, updateClass } from '../data/class-rows.ts';
import { lockPlans, type PlanRow } from '../data/rotation-rows.ts';
import type { ClassFields } from '../rules/class-row.ts';
import { classImportTemplate } from '../rules/class-import-template.ts';
import { halfDaysOf, isOpenClass } from '../rules/class-life.ts';
import { CLASS_FACTS, classJudge, factsAfter, outsideWindow } from '../rules/judge-class-row.ts';
import { planFault } from '../rules/plan-fit.ts';

type Before = { before: ClassState | null; after: ClassState };

/** 培训班: new classes of the organization, and changes of classes that are still open. */
export const classImportKind: ImportKind = {
  template: classImportTemplate,
  async open(sql, context, rows) {
    const [known, plans] = await Promise.all([
      classesByCode(sql, context.rootId, textsIn(rows, 'code')),
      plansAround(sql, context.path),
    ]);
    return classJudge(
      known.map((one) => ({
        id: one.id,
        code: one.code,
        within: one.path.startsWith(context.path),
        open: isOpenClass(one.status),
        attended: one.attended,
        facts: factsOf(one),
      })),
      plans,
    );
  },
  apply: applyClassRows,
  undo: undoClassRows,
};

const factsOf = (fields: ClassFields): ClassFields =>
  Object.fromEntries(CLASS_FACTS.map((key) => [key, fields[key]])) as ClassFields;

const sameFacts = (a: ClassFields, b: ClassFields): boolean => CLASS_FACTS.every((key) => a[key] === b[key]);

const attendedMore = ({ days }: ClassFields, { attended }: ClassState): boolean =>
  days !== null && attended !== null && attended > (halfDaysOf(days) ?? 0);

const fieldsOf = (fields: Fields): ClassFields =>
  Object.fromEntries(CLASS_FACTS.map((key) => [key, fields[key] ?? null])) as ClassFields;

const heldPlans = async (tx: Transaction, ids: readonly (string | null)[]): Promise<Map<string, PlanRow>> =>
  new Map((await lockPlans(tx, [...new Set(ids.filter((id) => id !== null))])).map((plan) => [plan.id, plan]));

/** Why a class of the organization at `path` cannot count for the plan it is to have, as the plan stands now. */
function planRefusal(
  plans: ReadonlyMap<string, PlanRow>,
  path: string,
  wanted: ClassFields,
  kept: boolean,
): RowFault | null {
  if (!wanted.planId) return null;
  const plan = plans.get(wanted.planId) ?? null;
  const fault = planFault(plan, path, wanted, kept);
  if (!fault) return null;
  return plan && fault === 'outside-window'
    ? outsideWindow(plan, wanted)
    : { column: 'planTitle', code: 'changed-since-check' };
}

/** Why a class cannot become what a row wants of it: since the check somebody may have attended more than that leaves. */
const changeRefusal = (
  plans: ReadonlyMap<string, PlanRow>,
  before: ClassState,
  wanted: ClassFields,
): RowFault | null =>
  attendedMore(wanted, before)
    ? { column: 'days', code: 'changed-since-check' }
    : planRefusal(plans, before.path, wanted, wanted.planId === before.planId);

async function applyClassRows(tx: Transaction, context: ImportContext, rows: readonly ApplyRow[]): Promise<Applied[]> {
  const known = await lockClasses(
    tx,
    rows.flatMap(({ fields }) => (fields['classId'] ? [String(fields['classId'])] : [])),
  );
  const byId = new Map(known.map((one) => [one.id, one]));
  // After the classes, as everywhere else: two who wait for each other would wait for ever.
  const plans = await heldPlans(
    tx,
    rows.flatMap(({ action, fields }) =>
      action === 'none' ? [] : [fieldsOf(fields).planId, byId.get(String(fields['classId']))?.planId ?? null],
    ),
  );
  const applied: Applied[] = [];
  for (const { rowNumber, action, fields } of rows) {
    const said = fieldsOf(fields);
    const code = String(fields['code']);
    const stale: Applied = { rowNumber, refused: { column: 'code', code: 'changed-since-check' } };
    if (action === 'create') {
      const id = newId();
      const { rootId, organizationId, path, actor } = context;
      const refused = planRefusal(plans, path, said, false);
      if (refused) {
        applied.push({ rowNumber, refused });
        continue;
      }
      const made = await insertClass(tx, { ...said, id, rootId, organizationId, code, createdBy: actor.accountId });
      const after: ClassState = { ...said, id, code, path, status: 'PLANNED', roster: 0, attended: null };
      applied.push(made ? { rowNumber, resultId: id, before: { before: null, after } satisfies Before } : stale);
      continue;
    }
    const before = byId.get(String(fields['classId']));
    if (!before || !isOpenClass(before.status) || !before.path.startsWith(context.path)) {
      applied.push(stale);
      continue;
    }
    // What the row leaves empty stays as it is by now, and not as it was at the check.
    const wanted = action === 'update' ? fieldsOf(factsAfter(before, fields)) : factsOf(before);
    const refused = action === 'update' ? changeRefusal(plans, before, wanted) : null;
    if (refused) {
      applied.push({ rowNumber, refused });
      continue;
    }
    if (action === 'update') await updateClass(tx, before.id, wanted);
    const after: ClassState = { ...before, ...wanted };
    applied.push({ rowNumber, resultId: before.id, before: { before, after } satisfies Before });
  }
  await audit(tx, context.actor, {
    action: 'class.import',
    organizationId: context.organizationId,
    detail: { batch: context.batchId, rows: applied.filter((row) => 'resultId' in row).length },
  });
  return applied;
}

/** Takes back what nobody has changed, closed or enrolled anybody in since. */
async function undoClassRows(tx: Transaction, context: ImportContext, rows: readonly UndoRow[]): Promise<Undone[]> {
  const known = await lockClasses(
    tx,
    rows.map(({ resultId }) => resultId),
  );
  const byId = new Map(known.map((one) => [one.id, one]));
  const plans = await heldPlans(
    tx,
    rows.flatMap(({ before: kept }) => (kept as Before).before?.planId ?? []),
  );
  const gone: string[] = [];
  const undone: Undone[] = [];
  for (const { rowNumber, action, resultId, before: kept } of rows) {
    const { before, after } = kept as Before;
    const now = byId.get(resultId);
    if (action === 'none' || !now) undone.push({ rowNumber });
    else if (!isOpenClass(now.status) || !sameFacts(now, after) || (before && attendedMore(before, now)))
      undone.push({ rowNumber, kept: { column: null, code: 'changed-since' } });
    else if (before) {
      const fault = planRefusal(plans, now.path, before, true);
      if (!fault) await updateClass(tx, resultId, factsOf(before));
      undone.push(fault ? { rowNumber, kept: fault } : { rowNumber });
    } else if (now.roster > 0) undone.push({ rowNumber, kept: { column: null, code: 'class-has-roster' } });
    else {
      gone.push(resultId);
      undone.push({ rowNumber });
    }
  }
  await deleteClasses(tx, gone);
  await audit(tx, context.actor, {
    action: 'class.import-undo',
    organizationId: context.organizationId,
    detail: { batch: context.batchId, rows: undone.filter((row) => !row.kept).length },
  });
  return undone;
}
