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
  lockPresent,
  rosterClasses,
  rosterPeople,
  rostersOf,
  saveRoster,
  type EnrolmentState,
  type OpenClass,
  type RosterPlace,
} from '../data/roster-import-rows.ts';
import { halfDaysOf } from '../rules/class-life.ts';
import {
  moreThan,
  rosterAfter,
  rosterJudge,
  unseenFault,
  withAttendance,
  type RosterState,
} from '../rules/judge-roster-row.ts';
import { rosterImportTemplate } from '../rules/roster-import-template.ts';
import { tellPeople } from './tell-people.server.ts';

/** Batches of an earlier release do not say why a completion stood in spite of much leave. */
type StoredState = Omit<RosterState, 'leaveReason'> & Partial<Pick<RosterState, 'leaveReason'>>;
type Before = RosterPlace & { before: StoredState | null; after: StoredState };

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

const stateOf = ({
  halfDaysPlanned,
  halfDaysAttended,
  result,
  grade,
  group,
  leaveReason,
}: RosterState): RosterState => ({
  halfDaysPlanned,
  halfDaysAttended,
  result,
  grade,
  group,
  leaveReason,
});

const same = (a: RosterState, b: RosterState): boolean =>
  (['halfDaysAttended', 'result', 'grade', 'group', 'leaveReason'] as const).every((key) => a[key] === b[key]);

async function applyRosterRows(tx: Transaction, context: ImportContext, rows: readonly ApplyRow[]): Promise<Applied[]> {
  const places = rows.map(placeOf);
  const classIds = [...new Set(places.map(({ classId }) => classId))];
  const open = new Map((await lockOpenClasses(tx, classIds)).map((one) => [one.id, one]));
  const { rootId, path } = context;
  const present = new Set(await lockPresent(tx, { rootId, path, ids: places.map(({ cadreId }) => cadreId) }));
  const now = new Map((await rostersOf(tx, classIds)).map((one) => [at(one), one]));
  const written = new Map<string, RosterPlace & RosterState>();
  const fresh: RosterPlace[] = [];
  const applied = rows.map((row): Applied => {
    const { rowNumber, fields } = row;
    const place = placeOf(row);
    const found = open.get(place.classId);
    if (!found) return { rowNumber, refused: { column: 'classCode', code: 'changed-since-check' } };
    if (!present.has(place.cadreId)) return { rowNumber, refused: { column: 'name', code: 'changed-since-check' } };
    if (written.has(at(place))) return { rowNumber, refused: { column: 'name', code: 'person-twice-chosen' } };
    // The class may have become longer or shorter since the check.
    const counted = withAttendance(fields, found);
    if ('fault' in counted) return { rowNumber, refused: counted.fault };
    const stands = now.get(at(place));
    const before = stands ? stateOf(stands) : null;
    const after = rosterAfter(before, counted.fields);
    // Of whom a person chose among namesakes, or whose attendance was taken back, the check could not know.
    const unseen = unseenFault(after, fields);
    if (unseen) return { rowNumber, refused: unseen };
    if (!before || !same(before, after)) written.set(at(place), { ...place, ...after });
    if (!before) fresh.push(place);
    return { rowNumber, resultId: place.cadreId, before: { ...place, before, after } satisfies Before };
  });
  await saveRoster(tx, [...written.values()]);
  await tellByClass(tx, context, open.values(), fresh, 'class-called');
  await audit(tx, context.actor, {
    action: 'class.import-roster',
    organizationId: context.organizationId,
    detail: { batch: context.batchId, rows: written.size },
  });
  return applied;
}

/** Tells people of classes that are not over yet; who is entered after the fact knows that he was there. */
async function tellByClass(
  tx: Transaction,
  { today }: ImportContext,
  classes: Iterable<OpenClass>,
  people: readonly RosterPlace[],
  kind: 'class-called' | 'class-removed',
): Promise<void> {
  for (const { id, title, startsOn, endsOn } of classes) {
    const named = people.filter(({ classId }) => classId === id).map(({ cadreId }) => cadreId);
    if (endsOn >= today) await tellPeople(tx, named, kind, { title, from: startsOn });
  }
}

/** Takes people off the rosters again, or gives back what stood there; not once a class is closed or somebody changed it. */
async function undoRosterRows(tx: Transaction, context: ImportContext, rows: readonly UndoRow[]): Promise<Undone[]> {
  const kept = rows.map((row) => row.before as Before);
  const classIds = [...new Set(kept.map(({ classId }) => classId))];
  const open = new Map((await lockOpenClasses(tx, classIds)).map((one) => [one.id, one]));
  const now = new Map((await rostersOf(tx, classIds)).map((one): [string, EnrolmentState] => [at(one), one]));
  const gone: RosterPlace[] = [];
  const back: (RosterPlace & RosterState)[] = [];
  const undone = rows.map(({ rowNumber, action }, index): Undone => {
    const { before, after, ...place } = kept[index] as Before;
    const found = now.get(at(place));
    if (action === 'none' || !found) return { rowNumber };
    const held = open.get(place.classId);
    const { leaveReason } = found;
    if (!held || !same(found, { leaveReason, ...after })) return { rowNumber, kept: CHANGED };
    if (before && moreThan(halfDaysOf(held.days), before.halfDaysAttended)) return { rowNumber, kept: CHANGED };
    if (before) back.push({ leaveReason, ...place, ...before });
    else gone.push(place);
    return { rowNumber };
  });
  await saveRoster(tx, back);
  await deleteFromRosters(tx, gone);
  await tellByClass(tx, context, open.values(), gone, 'class-removed');
  await audit(tx, context.actor, {
    action: 'class.import-roster-undo',
    organizationId: context.organizationId,
    detail: { batch: context.batchId, rows: undone.filter((row) => !row.kept).length },
  });
  return undone;
}
