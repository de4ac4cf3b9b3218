import { audit, SYSTEM } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { ContentError, sha256 } from '~/platform/content-files.ts';
import { inTransaction, sql, type Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { logger } from '~/platform/logger.ts';
import { clauseKey, clausesByArticle, type CurrentClause } from '~/regulations/queries/clauses-by-article.server.ts';
import { readBankFiles } from '../data/bank-files.ts';
import { stemsOf } from '../data/question-detail-rows.ts';
import { lockBank, roots, saveBank, saveTopics, type RootRow } from '../data/bank-rows.ts';
import {
  addQuestionVersions,
  questionsOfBank,
  retireQuestions,
  saveQuestions,
  setEvidence,
  type BankQuestionRow,
  type QuestionFields,
  type QuestionVersionFields,
} from '../data/question-rows.ts';
import { bankContent, type BankFiles, type BankQuestion } from '../rules/bank-file.ts';
import { poolOverlaps } from '../rules/pool-overlap.ts';
import type { QuestionPool } from '../rules/question-types.ts';

export type LoadedBanks = {
  banks: number;
  unchanged: number;
  added: number;
  changed: number;
  retired: number;
  /** questions of the release that the authority asks in the other pool */
  leftOut: number;
};

/**
 * Brings the banks of `content/question-banks` into every authority; run it after the regulations. Repeating it
 * changes nothing. A demonstration gets both pools; everywhere else all questions are for practice, because their keys
 * are published. A question that was edited in the browser is left alone. One that an authority already asks in the
 * other pool is left out there, or retired where an earlier release brought it: nobody practises what is tested.
 *
 * @param folder holds one folder per bank
 * @param day civil date that decides which text of a clause is cited
 * @throws {ContentError} naming file and field, or the question whose clause is not there
 */
export async function loadQuestionBanks(folder: string, day: string = today()): Promise<LoadedBanks> {
  const loaded: LoadedBanks = { banks: 0, unchanged: 0, added: 0, changed: 0, retired: 0, leftOut: 0 };
  const banks = readBankFiles(folder);
  for (const root of await roots(sql)) {
    for (const bank of banks) {
      const change = await inTransaction(async (tx) => loadBank(tx, root, bank, day));
      if (!change) {
        loaded.unchanged += 1;
        continue;
      }
      loaded.banks += 1;
      loaded.added += change.added;
      loaded.changed += change.changed;
      loaded.retired += change.retired;
      loaded.leftOut += change.leftOut.length;
      if (change.leftOut.length > 0)
        logger.warn(
          { bank: bank.code, authority: root.id, questions: change.leftOut },
          'questions left out: the authority asks them in the other pool',
        );
    }
  }
  return loaded;
}

type Change = { added: number; changed: number; retired: number; /** codes */ leftOut: string[] };

async function loadBank(tx: Transaction, root: RootRow, files: BankFiles, day: string): Promise<Change | null> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('load-bank:' || $1, 0))::text`, [root.id]);
  const known = await lockBank(tx, root.id, files.code);
  if (known?.contentHash === files.contentHash && known.demonstration === root.demonstration) return null;

  const bankId = known?.id ?? newId();
  await saveTopics(tx, files.topics);
  await saveBank(tx, {
    id: bankId,
    rootId: root.id,
    organizationId: root.id,
    code: files.code,
    title: files.title,
    titleEn: files.titleEn,
    fromRepository: true,
    demonstration: root.demonstration,
    contentHash: files.contentHash,
  });
  const change = await loadQuestions(tx, bankId, root, files, await clausesByArticle(tx, day));
  await audit(tx, SYSTEM, {
    action: 'question-bank.load',
    subjectType: 'question-bank',
    subjectId: bankId,
    organizationId: root.id,
    detail: { code: files.code, ...change },
  });
  return change;
}

async function loadQuestions(
  tx: Transaction,
  bankId: string,
  root: RootRow,
  files: BankFiles,
  clauses: ReadonlyMap<string, CurrentClause>,
): Promise<Change> {
  const known = new Map((await questionsOfBank(tx, bankId)).map((row) => [row.code, row]));
  const questions: QuestionFields[] = [];
  const versions: QuestionVersionFields[] = [];
  const leftOut = await overlapsOf(tx, root, files, known);
  const change: Change = { added: 0, changed: 0, retired: 0, leftOut: [...leftOut] };
  const codes = new Set<string>();

  for (const { topic, questions: entries } of files.topicFiles) {
    for (const entry of entries) {
      if (leftOut.has(entry.code)) continue;
      codes.add(entry.code);
      const row = known.get(entry.code);
      // What a person wrote here is theirs; a new release of the files does not take it back.
      if (row && !row.lastFromRepository) continue;
      const pool = poolOf(root, entry);
      const same = row?.contentHash === contentHash(entry);
      if (row && same && row.pool === pool) {
        if (row.currentVersionId && row.evidence !== entry.evidence)
          await setEvidence(tx, row.currentVersionId, entry.evidence);
        continue;
      }
      const version = same ? null : versionOf(entry, row, clauseOf(files, entry, clauses));
      const questionId = row?.id ?? newId();
      if (version) versions.push({ ...version, questionId });
      questions.push({
        id: questionId,
        bankId,
        code: entry.code,
        topicCode: topic,
        type: entry.type,
        pool,
        // A question that somebody took out stays out until a person has looked at its new text.
        status: row && row.status !== 'RELEASED' ? row.status : 'RELEASED',
        currentVersionId: version?.id ?? row?.currentVersionId ?? null,
      });
      change[row ? 'changed' : 'added'] += 1;
    }
  }
  const gone = [...known.values()].filter(
    (row) => !codes.has(row.code) && row.lastFromRepository && row.status !== 'RETIRED',
  );
  await saveQuestions(tx, questions);
  await addQuestionVersions(tx, versions);
  await retireQuestions(
    tx,
    gone.map(({ id }) => id),
  );
  return { ...change, retired: gone.length };
}

const poolOf = (root: RootRow, entry: BankQuestion): QuestionPool => (root.demonstration ? entry.pool : 'PRACTICE');

/** Codes of the release that the authority asks in the other pool; what it replaces itself does not count. */
async function overlapsOf(
  tx: Transaction,
  root: RootRow,
  files: BankFiles,
  known: ReadonlyMap<string, BankQuestionRow>,
): Promise<Set<string>> {
  const replaced = new Set([...known.values()].filter((row) => row.lastFromRepository).map(({ id }) => id));
  return poolOverlaps(
    files.topicFiles
      .flatMap(({ questions }) => questions)
      .filter(({ code }) => known.get(code)?.lastFromRepository !== false)
      .map((entry) => ({ code: entry.code, stem: entry.stem, pool: poolOf(root, entry) })),
    (await stemsOf(tx, root.id)).filter(({ questionId }) => !replaced.has(questionId)),
  );
}

function clauseOf(files: BankFiles, entry: BankQuestion, clauses: ReadonlyMap<string, CurrentClause>): CurrentClause {
  const clause = clauses.get(clauseKey(entry.doc, entry.article));
  if (clause) return clause;
  throw new ContentError(`question-banks/${files.code}`, `${entry.code}: no clause ${entry.doc} ${entry.article}`);
}

function versionOf(
  entry: BankQuestion,
  row: BankQuestionRow | undefined,
  clause: CurrentClause,
): Omit<QuestionVersionFields, 'questionId'> {
  const content = bankContent(entry);
  return {
    id: newId(),
    number: (row?.lastNumber ?? 0) + 1,
    stem: content.stem,
    options: content.options,
    key: content.key,
    explanation: content.explanation,
    difficulty: content.difficulty,
    knowledgePoint: content.knowledgePoint,
    clauseVersionId: clause.clauseVersionId,
    evidence: entry.evidence,
    fromRepository: true,
    contentHash: contentHash(entry),
    writtenBy: null,
  };
}

/** Everything that makes it another question; pool and evidence are not part of it. */
const contentHash = (entry: BankQuestion): string =>
  sha256(JSON.stringify([bankContent(entry), entry.doc, entry.article]));
