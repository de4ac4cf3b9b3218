import type {
  Applied,
  ApplyRow,
  ImportContext,
  ImportKind,
  ReadRow,
  Undone,
  UndoRow,
} from '~/operations/commands/import-kind.ts';
import { nameKeyOf } from '~/operations/rules/cell-values.ts';
import { textsIn } from '~/operations/rules/texts-in.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import type { Sql, Transaction } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { pastSittings } from '../data/past-sittings.ts';
import {
  peopleNamed,
  registrationAccounts,
  sessionsFor,
  withdrawImported,
  type ImportedEntry,
} from '../data/registration-import-rows.ts';
import { candidatesBy, registrationsOf } from '../data/registration-rows.ts';
import { sessionBasis } from '../data/session-choices.ts';
import { findSession } from '../data/session-rows.ts';
import { registrationJudge, type OpenSession } from '../rules/judge-registration-row.ts';
import { registrationImportTemplate } from '../rules/registration-import-template.ts';
import { registrationOpen } from '../rules/session-life.ts';
import { standingToSit } from '../rules/standing-to-sit.ts';
import { putOnList, type FormerEntry } from './put-on-list.server.ts';
import { tellRegistered } from './tell-registered.server.ts';

/** 测试报名: names for sessions, from a sheet of staff numbers or names. */
export const registrationImportKind: ImportKind = {
  template: registrationImportTemplate,
  open: openSheet,
  apply: applyRows,
  undo: undoRows,
};

async function openSheet(sql: Sql, context: ImportContext, rows: readonly ReadRow[]) {
  const people = await peopleNamed(sql, {
    path: context.path,
    staffNumbers: textsIn(rows, 'staffNumber'),
    nameKeys: textsIn(rows, 'name').map(nameKeyOf),
  });
  const sessions = await sessionsFor(sql, context.path, now());
  const open: OpenSession[] = [];
  for (const { id } of sessions.filter((session) => session.open))
    open.push(
      await openSession(
        sql,
        context,
        id,
        people.map(({ cadreId }) => cadreId),
      ),
    );
  return registrationJudge({
    people,
    sessions: open,
    settled: new Set(sessions.filter((session) => !session.open).map(({ number }) => number.toUpperCase())),
  });
}

async function openSession(
  sql: Sql,
  context: ImportContext,
  sessionId: string,
  cadreIds: string[],
): Promise<OpenSession> {
  const session = await findSession(sql, sessionId);
  const basis = session && (await sessionBasis(sql, session.policyVersionId, session.bankId));
  if (!session || !basis) throw new Error(`session ${sessionId} has lost its policy or bank`);
  const [list, within, past] = await Promise.all([
    registrationsOf(sql, sessionId),
    candidatesBy(sql, [context.path], session.path, { cadreIds }),
    pastSittings(sql, cadreIds, session.occasion, env.TIME_ZONE),
  ]);
  const day = today(session.opensAt);
  return {
    id: session.id,
    number: session.number,
    listed: new Set(list.filter(({ status }) => status === 'REGISTERED').map(({ cadreId }) => cadreId)),
    deferred: new Set(list.filter(({ status }) => status === 'DEFERRED').map(({ cadreId }) => cadreId)),
    within: new Set(within.map(({ cadreId }) => cadreId)),
    standing: (cadreId) => standingToSit(basis.policy.settings, past.get(cadreId) ?? [], day),
  };
}

/** What an undo has to know of a row: the entry as this batch left it, and what stood there before. */
type Before = { added: true; revision: number; was: FormerEntry | null } | { added: false };

const refused = (rowNumber: number): Applied => ({
  rowNumber,
  refused: { column: null, code: 'changed-since-check' },
});

/** Who a row means: the person found, or the namesake that somebody chose. */
const meantBy = ({ fields, decision }: ApplyRow): string =>
  decision?.choice === 'existing' ? decision.id : String(fields['cadreId'] ?? '');

async function applyRows(
  tx: Transaction,
  context: ImportContext,
  rows: readonly ApplyRow[],
): Promise<readonly Applied[]> {
  const applied = new Map<number, Applied>();
  for (const sessionId of [...new Set(rows.map(({ fields }) => String(fields['sessionId'])))].sort()) {
    const session = await findSession(tx, sessionId, true);
    const closesAt = session?.registrationClosesAt?.getTime() ?? null;
    if (!session || !registrationOpen(session.status, closesAt, now().getTime())) continue;
    const own = rows.filter(({ fields }) => fields['sessionId'] === sessionId);
    const order = own.map(meantBy);
    const place = new Map(order.toReversed().map((cadreId, at) => [cadreId, order.length - at]));
    const candidates = await candidatesBy(tx, [context.path], session.path, { cadreIds: order });
    const put = await putOnList(
      tx,
      context.actor.accountId,
      session,
      candidates.toSorted((a, b) => (place.get(a.cadreId) ?? 0) - (place.get(b.cadreId) ?? 0)),
      false,
    );
    const added = new Map(put.added.map((one) => [one.cadreId, one]));
    const already = new Map(put.already.map(({ cadreId, registrationId }) => [cadreId, registrationId]));
    for (const row of own) {
      const cadreId = meantBy(row);
      const fresh = added.get(cadreId);
      const resultId = fresh?.entry.id ?? already.get(cadreId);
      // A second row for the same person adds nothing that an undo would have to take back.
      added.delete(cadreId);
      if (fresh) already.set(cadreId, fresh.entry.id);
      const before: Before = fresh ? { added: true, revision: fresh.entry.revision, was: fresh.was } : { added: false };
      if (resultId) applied.set(row.rowNumber, { rowNumber: row.rowNumber, resultId, before });
    }
    if (put.added.length > 0)
      await audit(tx, context.actor, {
        action: 'session.register',
        subjectType: 'exam_session',
        subjectId: sessionId,
        organizationId: session.organizationId,
        detail: {
          batch: context.batchId,
          registered: put.added.length,
          cadreIds: put.added.map(({ cadreId }) => cadreId),
        },
      });
  }
  return rows.map(({ rowNumber }) => applied.get(rowNumber) ?? refused(rowNumber));
}

/** Takes back the names that this batch added, while lists are open and nobody has sat or changed them by hand. */
async function undoRows(tx: Transaction, context: ImportContext, rows: readonly UndoRow[]): Promise<readonly Undone[]> {
  const added = new Map<string, ImportedEntry>();
  for (const { resultId: id, before } of rows) {
    const kept = before as Before;
    if (!kept.added) continue;
    const { revision, was } = kept;
    added.set(id, { id, revision, status: was?.status ?? 'WITHDRAWN', reason: was?.reason ?? null });
  }
  const taken = new Set(await withdrawImported(tx, [...added.values()], now()));
  await tellTaken(tx, [...taken]);
  await audit(tx, context.actor, {
    action: 'registration.import-undo',
    organizationId: context.organizationId,
    detail: { batch: context.batchId, withdrawn: taken.size },
  });
  return rows.map(({ rowNumber, resultId }) =>
    added.has(resultId) && !taken.has(resultId)
      ? { rowNumber, kept: { column: null, code: 'registration-used' } }
      : { rowNumber },
  );
}

async function tellTaken(tx: Transaction, ids: readonly string[]): Promise<void> {
  const bySession = new Map<string, (string | null)[]>();
  for (const { sessionId, accountId } of await registrationAccounts(tx, ids))
    bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), accountId]);
  for (const [sessionId, accounts] of bySession) {
    const session = await findSession(tx, sessionId);
    if (session && session.status !== 'DRAFT') await tellRegistered(tx, session, accounts, 'session-withdrawn');
  }
}
