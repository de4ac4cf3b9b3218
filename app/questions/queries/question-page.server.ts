import { authorise, can, Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { isConfirmed } from '~/regulations/rules/evidence.ts';
import { questionHead, versionsOf, type QuestionHead, type VersionRow } from '../data/question-detail-rows.ts';
import { liveRefusal, type LiveRefusal } from '../rules/live-admission.ts';
import { mayReview, versionState, type VersionState } from '../rules/version-state.ts';

export type ShownQuestionVersion = Omit<
  VersionRow,
  'contentHash' | 'writtenBy' | 'reviewedBy' | 'clauseConfirmedBy' | 'fromRepository'
> & {
  fromRepository: boolean;
  state: VersionState;
  /** false is shown as 待核 */
  confirmed: boolean;
};

export type QuestionPage = {
  question: Pick<
    QuestionHead,
    'id' | 'code' | 'bankTitle' | 'topicCode' | 'type' | 'pool' | 'status' | 'pulledReason' | 'bankFromRepository'
  > & { everReleased: boolean };
  /** the newest first; never empty */
  versions: ShownQuestionVersion[];
  mayWrite: boolean;
  mayReview: boolean;
  /** holds the reviewing role but wrote a version of this question */
  ownWork: boolean;
  /** why the version written last could not serve tests that count */
  liveRefusal: LiveRefusal | null;
};

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
    versions: rows.map(({ contentHash, writtenBy, reviewedBy, clauseConfirmedBy, ...row }) => ({
      ...row,
      state: versionState(row, head.currentVersionId, latest.id),
      confirmed: isConfirmed({ evidence: row.clauseEvidence, confirmedBy: clauseConfirmedBy }),
    })),
    mayWrite,
    mayReview: reviewer && others,
    ownWork: reviewer && !others,
    liveRefusal: liveRefusal({
      ...head,
      clause: { evidence: latest.clauseEvidence, confirmedBy: latest.clauseConfirmedBy },
    }),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
