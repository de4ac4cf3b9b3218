import { audit, SYSTEM } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { sha256 } from '~/platform/content-files.ts';
import { inTransaction, type Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { recordFact } from '~/platform/outbox.ts';
import {
  addClauseVersions,
  clausesOf,
  correctClauseVersion,
  endClauseVersion,
  saveClauses,
  type ClauseRow,
  type NewClause,
  type NewClauseVersion,
} from '../data/clause-rows.ts';
import { demonstrationRoot, lockDocument, saveDocument } from '../data/document-rows.ts';
import { readRegulationFiles } from '../data/regulation-files.ts';
import { regulationClauseChanged } from '../jobs/regulation-clause-changed.ts';
import { startOfChange, storedStart } from '../rules/clause-dates.ts';
import type { ClauseEntry, RegulationFile } from '../rules/regulation-file.ts';

export type LoadedRegulations = { documents: number; unchanged: number; clausesAdded: number; clausesChanged: number };

/**
 * Brings the documents of `content/regulations` into the database. Repeating it changes nothing; a document that was
 * taken over in the browser is left alone. Where a clause's text changed, its dated text is closed, a new one is
 * opened, and `regulation-clause-changed` is recorded.
 *
 * @param folder holds `<code>.mdx`
 * @param day civil date on which a change without a date of its own takes effect
 * @throws {ContentError} naming file and field; nothing is loaded then
 */
export async function loadRegulations(folder: string, day: string = today()): Promise<LoadedRegulations> {
  const loaded: LoadedRegulations = { documents: 0, unchanged: 0, clausesAdded: 0, clausesChanged: 0 };
  for (const file of readRegulationFiles(folder)) {
    const change = await inTransaction(async (tx) => loadDocument(tx, file, day));
    if (!change) {
      loaded.unchanged += 1;
      continue;
    }
    loaded.documents += 1;
    loaded.clausesAdded += change.added;
    loaded.clausesChanged += change.changed;
  }
  return loaded;
}

async function loadDocument(
  tx: Transaction,
  file: RegulationFile,
  day: string,
): Promise<{ added: number; changed: number } | null> {
  // Two loaders at once, one per process that starts, must not both find that the document is missing.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('load-regulation:' || $1, 0))::text`, [file.code]);
  const known = await lockDocument(tx, file.code);
  const organizationId = file.kind === 'OWN_MEASURES' && file.demonstration ? await demonstrationRoot(tx) : null;
  if (known && !known.fromRepository) return null;
  if (known?.contentHash === file.contentHash && known.organizationId === organizationId) return null;

  const id = known?.id ?? newId();
  await saveDocument(tx, id, { ...file, organizationId, fromRepository: true });
  const change = await loadClauses(tx, id, file.clauses, day);
  await audit(tx, SYSTEM, {
    action: 'regulation.load',
    subjectType: 'regulation',
    subjectId: id,
    organizationId,
    detail: { code: file.code, clausesAdded: change.added, clausesChanged: change.changed },
  });
  return change;
}

async function loadClauses(
  tx: Transaction,
  documentId: string,
  entries: ClauseEntry[],
  day: string,
): Promise<{ added: number; changed: number }> {
  const known = new Map((await clausesOf(tx, documentId)).map((row) => [row.article, row]));
  const heads: NewClause[] = [];
  const versions: NewClauseVersion[] = [];
  const changed: string[] = [];
  let added = 0;

  for (const [ordinal, entry] of entries.entries()) {
    const row = known.get(entry.article);
    const clauseId = row?.id ?? newId();
    heads.push({ id: clauseId, article: entry.article, ordinal, label: entry.label, heading: entry.heading });
    if (!row) {
      versions.push(versionOf(entry, clauseId, storedStart(entry.effectiveFrom)));
      added += 1;
    } else if (row.contentHash === textHash(entry.substance)) {
      if (await correct(tx, row, entry)) changed.push(row.id);
    } else {
      const from = startOfChange(row.validFrom, entry.effectiveFrom, day);
      // A text that had ended before is corrected for the time in which it held.
      const start = entry.effectiveTo !== null && entry.effectiveTo <= from ? row.validFrom : from;
      await endClauseVersion(tx, row.versionId, start);
      versions.push(versionOf(entry, clauseId, start));
      changed.push(row.id);
    }
  }
  const articles = new Set(entries.map((entry) => entry.article));
  for (const row of known.values()) {
    if (articles.has(row.article) || (row.validTo !== null && row.validTo <= day)) continue;
    await endClauseVersion(tx, row.versionId, startOfChange(row.validFrom, null, day));
    changed.push(row.id);
  }

  await saveClauses(tx, documentId, heads);
  await addClauseVersions(tx, versions);
  for (const clauseId of changed) await recordFact(tx, regulationClauseChanged, { clauseId });
  return { added, changed: changed.length };
}

/** The text stayed; its dates or evidence may be known better now. @returns whether the clause was ended by it */
async function correct(tx: Transaction, row: ClauseRow, entry: ClauseEntry): Promise<boolean> {
  // The file's date is that of the first text; a later one began when the change was recorded.
  const validFrom = row.versions === 1 ? storedStart(entry.effectiveFrom) : row.validFrom;
  const validTo = entry.effectiveTo;
  if (row.evidence === entry.evidence && row.validFrom === validFrom && row.validTo === validTo) return false;
  await correctClauseVersion(tx, { id: row.versionId, evidence: entry.evidence, validFrom, validTo });
  return row.validTo !== validTo;
}

const versionOf = (entry: ClauseEntry, clauseId: string, validFrom: string): NewClauseVersion => ({
  id: newId(),
  clauseId,
  substance: entry.substance,
  evidence: entry.evidence,
  validFrom,
  validTo: entry.effectiveTo,
  contentHash: textHash(entry.substance),
});

/** What decides whether a clause's text changed. */
const textHash = (substance: string): string => sha256(substance);
