import type {
  Applied,
  ApplyRow,
  ImportContext,
  ImportKind,
  Undone,
  UndoRow,
} from '~/operations/commands/import-kind.ts';
import { audit } from '~/platform/audit.ts';
import { sha256 } from '~/platform/content-files.ts';
import type { Sql, Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { citableClauses } from '~/regulations/queries/current-clause.server.ts';
import type { CitableClause } from '~/regulations/rules/citable-clause.ts';
import { lockOwnBank } from '../data/own-bank-rows.ts';
import { lastNumberOf, markSubmitted, stemsOf } from '../data/question-detail-rows.ts';
import { topicCodes, unusedQuestions, deleteQuestions } from '../data/question-import-rows.ts';
import {
  addQuestionVersions,
  saveQuestions,
  type QuestionFields,
  type QuestionVersionFields,
} from '../data/question-rows.ts';
import { contentOfRow, questionJudge } from '../rules/judge-question-row.ts';
import { codePrefix, questionCode } from '../rules/question-code.ts';
import { stemKey } from '../rules/question-content.ts';
import { questionImportTemplate } from '../rules/question-import-template.ts';
import type { QuestionPool } from '../rules/question-types.ts';

/** 试题: new questions in the own bank of the organization, handed to the reviewers at once. */
export const questionImportKind: ImportKind = {
  template: questionImportTemplate,
  async open(sql, context) {
    const clauses = await citableClauses(sql, [context.path], context.today);
    return questionJudge({
      topics: new Set(await topicCodes(sql)),
      clauses,
      asked: await askedStems(sql, context.rootId),
    });
  },
  apply: applyQuestionRows,
  undo: undoQuestionRows,
};

const askedStems = async (on: Sql, rootId: string): Promise<Map<string, string>> =>
  new Map((await stemsOf(on, rootId)).map(({ stem, code }) => [stemKey(stem), code]));

async function applyQuestionRows(
  tx: Transaction,
  context: ImportContext,
  rows: readonly ApplyRow[],
): Promise<Applied[]> {
  const bank = await lockOwnBank(tx, newId(), context.organizationId);
  if (!bank) throw new Error('the organization of the batch is gone');
  const clauses = new Map(
    (await citableClauses(tx, [context.path], context.today)).map((clause) => [clause.clauseId, clause]),
  );
  const asked = await askedStems(tx, context.rootId);
  const numbers = new Map<string, number>();
  const questions: QuestionFields[] = [];
  const versions: QuestionVersionFields[] = [];
  const applied: Applied[] = [];
  for (const { rowNumber, fields } of rows) {
    const content = contentOfRow(fields);
    const clause = clauses.get(String(fields['clauseId']));
    if (!clause || asked.has(stemKey(content.stem))) {
      applied.push({ rowNumber, refused: { column: clause ? 'stem' : 'article', code: 'changed-since-check' } });
      continue;
    }
    const topicCode = String(fields['topic']);
    const prefix = codePrefix(topicCode, content.type);
    const number = 1 + (numbers.get(prefix) ?? (await lastNumberOf(tx, bank.id, prefix)));
    numbers.set(prefix, number);
    const id = newId();
    questions.push({
      id,
      bankId: bank.id,
      code: questionCode(topicCode, content.type, number),
      topicCode,
      type: content.type,
      pool: fields['pool'] as QuestionPool,
      status: 'IN_REVIEW',
      currentVersionId: null,
    });
    versions.push(versionOf(id, context, content, clause));
    applied.push({ rowNumber, resultId: id, before: null });
  }
  await saveQuestions(tx, questions);
  await addQuestionVersions(tx, versions);
  for (const { id } of versions) await markSubmitted(tx, id);
  await audit(tx, context.actor, {
    action: 'question.import',
    subjectType: 'question-bank',
    subjectId: bank.id,
    organizationId: context.organizationId,
    detail: { batch: context.batchId, questions: questions.length },
  });
  return applied;
}

const versionOf = (
  questionId: string,
  context: ImportContext,
  { stem, options, key, explanation, difficulty, knowledgePoint }: ReturnType<typeof contentOfRow>,
  clause: CitableClause,
): QuestionVersionFields => ({
  id: newId(),
  questionId,
  number: 1,
  stem,
  options,
  key,
  explanation,
  difficulty,
  knowledgePoint,
  clauseVersionId: clause.clauseVersionId,
  evidence: clause.evidence,
  fromRepository: false,
  contentHash: sha256(JSON.stringify([stem, options, key, explanation, clause.documentCode, clause.article])),
  writtenBy: context.actor.accountId,
});

/** Takes back what nobody has reviewed or revised since. */
async function undoQuestionRows(tx: Transaction, context: ImportContext, rows: readonly UndoRow[]): Promise<Undone[]> {
  const unused = new Set(
    await unusedQuestions(
      tx,
      rows.map(({ resultId }) => resultId),
    ),
  );
  await deleteQuestions(tx, [...unused]);
  await audit(tx, context.actor, {
    action: 'question.import-undo',
    organizationId: context.organizationId,
    detail: { batch: context.batchId, questions: unused.size },
  });
  return rows.map(({ rowNumber, resultId }) =>
    unused.has(resultId) ? { rowNumber } : { rowNumber, kept: { column: null, code: 'question-used' } },
  );
}
