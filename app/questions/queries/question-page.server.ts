import { authorise, can, Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { isConfirmed } from '~/regulations/rules/evidence.ts';
import { questionHead, versionsOf } from '../data/question-detail-rows.ts';
import { liveRefusal } from '../rules/live-admission.ts';
import type { QuestionPage } from '../rules/question-views.ts';
import type { QuestionStatus } from '../rules/question-types.ts';
import { mayReview, versionState, type VersionState } from '../rules/version-state.ts';

/**
 * One question with all its versions and keys, for those who write and review.
 *
 * @throws {NotFound} @throws {Forbidden} for readers of the list who are neither
 */
export async function questionPage(actor: Actor, id: string): Promise<QuestionPage> {
  const head = UUID.test(id) ? await questionHead(sqlRead, id) : null;
  if (!head) throw new NotFound('question');
  authorise(actor, 'questions.read', head.path);
  const mayWrite = can(actor, 'questions.write', head.path);
  const reviewer = can(actor, 'questions.review', head.path);
  // An exam officer counts questions and opens sessions; keys are for writers and reviewers.
  if (!mayWrite && !reviewer) throw new Forbidden('questions.write');
  const rows = await versionsOf(sqlRead, id);
  const [latest] = rows;
  if (!latest) throw new NotFound('question version');
  const others = mayReview(
    actor.accountId,
    rows.map((row) => row.writtenBy),
  );
  return {
    question: {
      id: head.id,
      code: head.code,
      bankTitle: head.bankTitle,
      topicCode: head.topicCode,
      type: head.type,
      pool: head.pool,
      status: head.status,
      pulledReason: head.pulledReason,
      bankFromRepository: head.bankFromRepository,
      everReleased: head.currentVersionId !== null,
    },
    versions: rows.map((row) => ({
      id: row.id,
      number: row.number,
      state: shownState(versionState(row, head.currentVersionId, latest.id), head.status),
      stem: row.stem,
      options: row.options,
      key: row.key,
      explanation: row.explanation,
      difficulty: row.difficulty,
      knowledgePoint: row.knowledgePoint,
      clauseId: row.clauseId,
      documentCode: row.documentCode,
      documentTitle: row.documentTitle,
      article: row.article,
      label: row.label,
      heading: row.heading,
      substance: row.substance,
      evidence: row.evidence,
      confirmed: isConfirmed({ evidence: row.clauseEvidence, confirmedBy: row.clauseConfirmedBy }),
      fromRepository: row.fromRepository,
      writtenByName: row.writtenByName,
      createdAt: row.createdAt,
      submittedAt: row.submittedAt,
      reviewedByName: row.reviewedByName,
      reviewedAt: row.reviewedAt,
      reviewDecision: row.reviewDecision,
      reviewNote: row.reviewNote,
    })),
    mayWrite,
    mayReview: reviewer && others,
    ownWork: reviewer && !others,
    mayWithdraw: reviewer,
    liveRefusal: liveRefusal({
      ...head,
      clause: { evidence: latest.clauseEvidence, confirmedBy: latest.clauseConfirmedBy },
    }),
  };
}

const shownState = (state: VersionState, status: QuestionStatus): VersionState =>
  state === 'IN_FORCE' && status !== 'RELEASED' ? 'WITHDRAWN' : state;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
