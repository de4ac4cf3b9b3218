import { authorise, NotFound, placesOf, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { sha256 } from '~/platform/content-files.ts';
import { inTransaction, type Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { citableClause } from '~/regulations/queries/current-clause.server.ts';
import type { CitableClause } from '~/regulations/rules/citable-clause.ts';
import { lockBankById, lockOwnBank, type WritableBank } from '../data/own-bank-rows.ts';
import {
  lastNumberOf,
  lockQuestion,
  setPool,
  setQuestionState,
  stemsOf,
  versionsOf,
  type QuestionHead,
} from '../data/question-detail-rows.ts';
import { addQuestionVersions, saveQuestions } from '../data/question-rows.ts';
import { liveRefusal } from '../rules/live-admission.ts';
import { codePrefix, questionCode } from '../rules/question-code.ts';
import { contentFaults, stemKey, type QuestionContent } from '../rules/question-content.ts';
import type { QuestionPool } from '../rules/question-types.ts';
import type { SaveRefusal } from '../rules/question-views.ts';

export type QuestionDraft = {
  readonly content: QuestionContent;
  readonly pool: QuestionPool;
  /** the clause; the text in force today is what the version cites */
  readonly clauseId: string;
};

export type Saved = { ok: true; questionId: string; code: string; number: number };

/** Where a new question goes: a bank by its id, or the own bank of an organization, made when needed. */
export type Place = { bankId: string } | { organizationId: string };

/** Writes a new question as a draft. Nobody is asked it before somebody else has released it. */
export async function writeQuestion(
  actor: Actor,
  place: Place,
  topicCode: string,
  draft: QuestionDraft,
): Promise<Saved | SaveRefusal> {
  return inTransaction(async (tx) => {
    const bank = 'bankId' in place ? await lockBankById(tx, place.bankId) : await ownBank(tx, actor, place);
    if (!bank) throw new NotFound('question bank');
    authorise(actor, 'questions.write', bank.path);
    const checked = await check(tx, actor, draft, bank, null);
    if (!checked.ok) return checked;
    const number = 1 + (await lastNumberOf(tx, bank.id, codePrefix(topicCode, draft.content.type)));
    const code = questionCode(topicCode, draft.content.type, number);
    const questionId = newId();
    await saveQuestions(tx, [
      {
        id: questionId,
        bankId: bank.id,
        code,
        topicCode,
        type: draft.content.type,
        pool: draft.pool,
        status: 'DRAFT',
        currentVersionId: null,
      },
    ]);
    await addVersion(tx, actor, questionId, 1, draft, checked.clause);
    await journal(tx, actor, 'question.write', questionId, bank.organizationId, code, 1);
    return { ok: true, questionId, code, number: 1 };
  });
}

/**
 * Writes a new version of a question. The version in force stays in force until the new one is released.
 *
 * @param basedOn number of the version that the writer saw
 */
export async function reviseQuestion(
  actor: Actor,
  questionId: string,
  basedOn: number,
  draft: QuestionDraft,
): Promise<Saved | SaveRefusal> {
  return inTransaction(async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!question) throw new NotFound('question');
    authorise(actor, 'questions.write', question.path);
    if (question.status === 'RETIRED') return { ok: false, reason: 'retired' };
    const [latest] = await versionsOf(tx, questionId);
    if (!latest || latest.number !== basedOn) return { ok: false, reason: 'changed-meanwhile' };
    if (draft.content.type !== question.type) return { ok: false, reason: 'type-fixed' };
    // What people have practised with is known; what was live is not shown for practice by a mere edit.
    if (question.currentVersionId && draft.pool !== question.pool) return { ok: false, reason: 'pool-fixed' };
    const checked = await check(tx, actor, draft, bankOf(question), questionId);
    if (!checked.ok) return checked;
    const number = latest.number + 1;
    await addVersion(tx, actor, questionId, number, draft, checked.clause);
    if (!question.currentVersionId) {
      await setQuestionState(tx, questionId, { status: 'DRAFT' });
      await setPool(tx, questionId, draft.pool);
    }
    await journal(tx, actor, 'question.revise', questionId, question.organizationId, question.code, number);
    return { ok: true, questionId, code: question.code, number };
  });
}

async function ownBank(tx: Transaction, actor: Actor, place: { organizationId: string }): Promise<WritableBank | null> {
  const grant = actor.grants.find(({ organizationId }) => organizationId === place.organizationId);
  if (grant) authorise(actor, 'questions.write', grant.path);
  return grant ? lockOwnBank(tx, newId(), place.organizationId) : null;
}

type Target = { rootId: string; demonstration: boolean; fromRepository: boolean };
const bankOf = (question: QuestionHead): Target => ({
  rootId: question.rootId,
  demonstration: question.demonstration,
  fromRepository: question.bankFromRepository,
});

async function check(
  tx: Transaction,
  actor: Actor,
  draft: QuestionDraft,
  bank: Target,
  questionId: string | null,
): Promise<{ ok: true; clause: CitableClause } | SaveRefusal> {
  const faults = contentFaults(draft.content);
  if (faults.length > 0) return { ok: false, reason: 'content', faults };
  const clause = await citableClause(tx, placesOf(actor), draft.clauseId, today());
  if (!clause) return { ok: false, reason: 'no-clause' };
  const key = stemKey(draft.content.stem);
  const same = (await stemsOf(tx, bank.rootId)).find(
    (other) => other.questionId !== questionId && stemKey(other.stem) === key,
  );
  if (same) return { ok: false, reason: 'same-stem', code: same.code };
  // A clause may still be confirmed before the release; a published key cannot become secret again.
  const refusal = draft.pool === 'LIVE' && liveRefusal({ ...bank, bankFromRepository: bank.fromRepository, clause });
  if (refusal === 'key-from-repository') return { ok: false, reason: refusal };
  return { ok: true, clause };
}

async function addVersion(
  tx: Transaction,
  actor: Actor,
  questionId: string,
  number: number,
  { content }: QuestionDraft,
  clause: CitableClause,
): Promise<void> {
  const { stem, options, key, explanation, difficulty, knowledgePoint } = content;
  await addQuestionVersions(tx, [
    {
      id: newId(),
      questionId,
      number,
      stem,
      options,
      key,
      explanation,
      difficulty,
      knowledgePoint,
      clauseVersionId: clause.clauseVersionId,
      evidence: clause.evidence,
      fromRepository: false,
      contentHash: sha256(JSON.stringify([content, clause.documentCode, clause.article])),
      writtenBy: actor.accountId,
    },
  ]);
}

const journal = async (
  tx: Transaction,
  actor: Actor,
  action: string,
  questionId: string,
  organizationId: string,
  code: string,
  version: number,
): Promise<void> =>
  audit(tx, actor, {
    action,
    subjectType: 'question',
    subjectId: questionId,
    organizationId,
    detail: { code, version },
  });
