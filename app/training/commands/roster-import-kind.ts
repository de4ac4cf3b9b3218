import type {
  Applied,
  ApplyRow,
  ImportContext,
  ImportKind,
  Undone,
  UndoRow,
} from '~/operations/commands/import-kind.ts';
import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import { textsIn } from '~/operations/rules/texts-in.ts';
import { audit } from '~/platform/audit.ts';
import type { Transaction } from '~/platform/db.ts';
import {
  deleteFromRosters,
  lockOpenClasses,
  rosterClasses,
  rosterPeople,
  rostersOf,
  saveRoster,
  type EnrolmentState,
  type RosterPlace,
} from '../data/roster-import-rows.ts';
import { rosterAfter, rosterJudge, unseenFault, type RosterState } from '../rules/judge-roster-row.ts';
import { rosterImportTemplate } from '../rules/roster-import-template.ts';
import { tellPeople } from './tell-people.server.ts';

type Before = RosterPlace & { before: RosterState | null; after: RosterState };

const at = ({ classId, cadreId }: RosterPlace): string => `${classId}/${cadreId}`;
const CHANGED = { column: null, code: 'changed-since' } as const;

/** 学员名单: people on the rosters of open classes, with group, attendance, grade and result. It completes no class. */
export const rosterImportKind: ImportKind = {
  template: rosterImportTemplate,
  async open(sql, context, rows) {
    const [classes, people] = await Promise.all([
      rosterClasses(sql, context.path, {
        codes: textsIn(rows, 'classCode'),
        titles: textsIn(rows, 'classTitle'),
      }),
      rosterPeople(sql, {
        rootId: context.rootId,
        path: context.path,
        numbers: textsIn(rows, 'staffNumber'),
        nameKeys: textsIn(rows, 'name').map(nameKeyOf),
      }),
    ]);
    const known = await rostersOf(
      sql,
      classes.map(({ id }) => id),
    );
    return rosterJudge({ classes, people, enrolled: new Map(known.map((one) => [at(one), one])) });
  },
  apply: applyRosterRows,
  undo: undoRosterRows,
};

const placeOf = ({ fields, decision }: ApplyRow): RosterPlace => ({
  classId: String(fields['classId']),
  cadreId: decision?.choice === 'existing' ? decision.id : String(fields['cadreId']),
});

const stateOf = ({ halfDaysPlanned, halfDaysAttended, result, grade, group }: RosterState): RosterState => ({
  halfDaysPlanned,
  halfDaysAttended,
  result,
  grade,
  group,
});

const same = (a: RosterState, b: RosterState): boolean =>
  a.halfDaysAttended === b.halfDaysAttended && a.result === b.result && a.grade === b.grade && a.group === b.group;

async function applyRosterRows(tx: Transaction, context: ImportContext, rows: readonly ApplyRow[]): Promise<Applied[]> {
  const classIds = [...new Set(rows.map((row) => placeOf(row).classId))];
  const open = new Map((await lockOpenClasses(tx, classIds)).map((one) => [one.id, one]));
  const now = new Map((await rostersOf(tx, classIds)).map((one) => [at(one), one]));
  const written = new Map<string, RosterPlace & RosterState>();
  const fresh = new Map<string, string[]>();
  const applied = rows.map((row): Applied => {
    const { rowNumber, fields } = row;
    const place = placeOf(row);
    if (!open.has(place.classId)) return { rowNumber, refused: { column: 'classCode', code: 'changed-since-check' } };
    if (written.has(at(place))) return { rowNumber, refused: { column: 'name', code: 'person-twice-chosen' } };
    const found = now.get(at(place));
    const before = found ? stateOf(found) : null;
    const after = rosterAfter(before, fields);
    // Of whom a person chose among namesakes, or whose attendance was taken back, the check could not know.
    const unseen = unseenFault(after, fields);
    if (unseen) return { rowNumber, refused: unseen };
    if (!before || !same(before, after)) written.set(at(place), { ...place, ...after });
    if (!before) fresh.set(place.classId, [...(fresh.get(place.classId) ?? []), place.cadreId]);
    return { rowNumber, resultId: place.cadreId, before: { ...place, before, after } satisfies Before };
  });
  await saveRoster(tx, [...written.values()]);
  for (const [classId, cadreIds] of fresh) {
    const called = open.get(classId);
    // Who is entered after the fact knows that he was there.
    if (!called || called.endsOn < context.today) continue;
    await tellPeople(tx, cadreIds, 'class-called', { title: called.title, from: called.startsOn });
  }
  await audit(tx, context.actor, {
    action: 'class.import-roster',
    organizationId: context.organizationId,
    detail: { batch: context.batchId, rows: written.size },
  });
  return applied;
}

/** Takes people off the rosters again, or gives back what stood there; not once a class is closed or somebody changed it. */
async function undoRosterRows(tx: Transaction, context: ImportContext, rows: readonly UndoRow[]): Promise<Undone[]> {
  const kept = rows.map((row) => row.before as Before);
  const classIds = [...new Set(kept.map(({ classId }) => classId))];
  const open = new Set((await lockOpenClasses(tx, classIds)).map(({ id }) => id));
  const now = new Map((await rostersOf(tx, classIds)).map((one): [string, EnrolmentState] => [at(one), one]));
  const gone: RosterPlace[] = [];
  const back: (RosterPlace & RosterState)[] = [];
  const undone = rows.map(({ rowNumber, action }, index): Undone => {
    const { before, after, ...place } = kept[index] as Before;
    const found = now.get(at(place));
    if (action === 'none' || !found) return { rowNumber };
    if (!open.has(place.classId) || !same(found, after)) return { rowNumber, kept: CHANGED };
    if (before) back.push({ ...place, ...before });
    else gone.push(place);
    return { rowNumber };
  });
  await saveRoster(tx, back);
  await deleteFromRosters(tx, gone);
  await audit(tx, context.actor, {
    action: 'class.import-roster-undo',
    organizationId: context.organizationId,
    detail: { batch: context.batchId, rows: undone.filter((row) => !row.kept).length },
  });
  return undone;
}
