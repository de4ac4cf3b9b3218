import { NotFound, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { loadQuestionVersions } from '~/questions/queries/question-versions.server.ts';
import { candidateView } from '~/questions/rules/question-types.ts';
import { sheetSoFar } from '../data/answer-journal.ts';
import { findAttempt } from '../data/attempt-rows.ts';
import { moveState } from '../data/move-rows.ts';
import { findCover } from '../data/paper-cover.ts';
import { policyVersion } from '../data/policy-cache.ts';
import type { AnswerSheet } from '../rules/answer-sheet.ts';
import { isTimed, lastsUntil } from '../rules/attempt-clock.ts';
import type { DeviceMove } from '../rules/policy-settings.ts';
import { paperQuestion, type PaperQuestion } from '../rules/shown-question.ts';
import { reviewedItem, type ReviewedItem } from './reviewed-item.server.ts';

type Cover = {
  attemptId: string;
  practice: boolean;
  title: string | null;
  candidateName: string;
  demonstration: boolean;
};

export type SittingPage =
  | { state: 'ended'; cover: Cover }
  | {
      state: 'elsewhere';
      cover: Cover;
      writerLabel: string | null;
      moveBy: DeviceMove;
      move: 'PENDING' | 'APPROVED' | 'REFUSED' | null;
    }
  | {
      state: 'running';
      cover: Cover;
      questions: PaperQuestion[];
      sheet: AnswerSheet;
      lastSeq: number;
      lastSavedAt: number | null;
      epoch: number;
      now: number;
      deadlineAt: number;
      /** whether a clock is shown */
      timed: boolean;
      paused: boolean;
      undecidedSeconds: number;
      /** practice only: the answer to a question, asked for after answering it */
      review: ReviewedItem | null;
    };

/**
 * A person's own sitting, as the device that writes it sees it. The paper is made of candidate's questions: no key is in
 * what this returns, except the one that a person asks for while practising.
 *
 * @param checked the slot whose answer is asked for while practising
 */
export async function sittingPage(
  actor: Actor,
  attemptId: string,
  deviceKey: string,
  checked: number | null,
): Promise<SittingPage> {
  const attempt = await findAttempt(sqlRead, attemptId);
  if (!attempt || attempt.accountId !== actor.accountId) throw new NotFound('attempt');
  const found = await findCover(sqlRead, attemptId);
  const cover: Cover = {
    attemptId,
    practice: attempt.kind === 'PRACTICE',
    title: found?.sessionTitle ?? null,
    candidateName: found?.candidateName ?? '',
    demonstration: found?.demonstration ?? false,
  };
  if (attempt.status !== 'RUNNING') return { state: 'ended', cover };
  if (attempt.writerToken !== deviceKey) {
    const { settings } = await policyVersion(attempt.policyVersionId);
    return {
      state: 'elsewhere',
      cover,
      writerLabel: attempt.writerLabel,
      moveBy: cover.practice ? 'OWNER' : settings.deviceMove,
      move: await moveState(sqlRead, attemptId, deviceKey),
    };
  }
  const versions = await loadQuestionVersions(attempt.paper.items.map((item) => item.q));
  const { sheet, lastSeq, lastSavedAt } = await sheetSoFar(sqlRead, attempt);
  const review = cover.practice && checked && sheet[checked] ? reviewedItem(attempt, checked, sheet, versions) : null;
  return {
    state: 'running',
    cover,
    questions: attempt.paper.items.flatMap((item, place) => {
      const question = versions.get(item.q);
      return question ? [paperQuestion(item, place + 1, candidateView(question))] : [];
    }),
    sheet,
    lastSeq,
    lastSavedAt: lastSavedAt?.getTime() ?? null,
    epoch: attempt.writerEpoch,
    now: attempt.now.getTime(),
    deadlineAt: lastsUntil(attempt),
    timed: isTimed({
      kind: attempt.kind,
      startedAt: attempt.startedAt.getTime(),
      deadlineAt: attempt.deadlineAt.getTime(),
    }),
    paused: attempt.pausedAt !== null,
    undecidedSeconds: attempt.undecidedSeconds,
    review,
  };
}
