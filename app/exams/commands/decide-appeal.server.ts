import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { notify } from '~/operations/commands/notify.server.ts';
import { audit } from '~/platform/audit.ts';
import { inTransaction, type Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { recordFact } from '~/platform/outbox.ts';
import { pullDisputedQuestions } from '~/questions/commands/pull-disputed-questions.server.ts';
import {
  annulAttempt,
  appealToDecide,
  writeAppealDecision,
  writeCorrectedGrade,
  type AppealToDecide,
} from '../data/appeal-rows.ts';
import { insertIncidents } from '../data/attempt-control.ts';
import { findAttempt } from '../data/attempt-rows.ts';
import { reopenEligibility } from '../data/eligibility-rows.ts';
import { withdrawFlag } from '../data/flag-rows.ts';
import { findCover } from '../data/paper-cover.ts';
import { policyVersion } from '../data/policy-cache.ts';
import { attemptGraded } from '../jobs/exam-facts.ts';
import { remediesFor, type AppealOutcome, type AppealRemedy } from '../rules/appeal.ts';
import { appealHindrance } from '../rules/appeal-view.ts';
import { gradePaper } from '../rules/grade-paper.ts';
import { coverFacts, sessionIsOver } from '../rules/release.ts';
import { keysOf } from './keys-of.server.ts';

export type AppealDecision = {
  decision: 'REJECTED' | AppealRemedy;
  /** what the person is told, always in writing */
  answer: string;
  /** for `CORRECTED`: places of the questions that count as right */
  slots: readonly number[];
};

type Refused = {
  ok: false;
  reason: 'already-decided' | 'own-appeal' | 'original-handler' | 'answer-missing' | 'not-possible' | 'no-question';
};
export type DecidedAppeal = { ok: true; after: AppealOutcome['after'] } | Refused;

/**
 * Answers an appeal in writing, by somebody who has not handled the result before. Upheld, questions are corrected and
 * the marks added up anew and the questions pulled for review, or a failed sitting is annulled, or a refused pass waits again. Points are only ever added: a
 * confirmed result and an issued slip stay what they are, and the decision is kept beside them.
 */
export async function decideAppeal(actor: Actor, appealId: string, decision: AppealDecision): Promise<DecidedAppeal> {
  return inTransaction(async (tx) => {
    const appeal = await appealToDecide(tx, appealId);
    if (!appeal) throw new NotFound('appeal');
    authorise(actor, 'appeals.decide', appeal.path);
    const hindrance = appealHindrance(actor, appeal);
    if (hindrance) return { ok: false, reason: hindrance };
    if (appeal.status !== 'OPEN') return { ok: false, reason: 'already-decided' };
    const answer = decision.answer.trim();
    if (answer.length < 5) return { ok: false, reason: 'answer-missing' };
    const remedy = decision.decision === 'REJECTED' ? null : decision.decision;
    const applied = remedy ? await apply(tx, actor, appeal, remedy, decision.slots) : { outcome: null };
    if ('ok' in applied) return applied;
    await writeAppealDecision(tx, appealId, {
      status: remedy ? 'UPHELD' : 'REJECTED',
      remedy,
      answer,
      outcome: applied.outcome,
      by: actor,
    });
    await insertIncidents(tx, [
      {
        id: newId(),
        attemptId: appeal.attemptId,
        kind: remedy ? 'appeal-upheld' : 'appeal-rejected',
        detail: { appealId, by: actor.displayName, ...(remedy && { remedy }) },
        by: actor.accountId,
      },
    ]);
    await notify(
      tx,
      appeal.accountId,
      remedy ? 'appeal-upheld' : 'appeal-rejected',
      {},
      `/sittings/${appeal.attemptId}/result`,
    );
    await audit(tx, actor, {
      action: remedy ? 'appeal.uphold' : 'appeal.reject',
      subjectType: 'exam_appeal',
      subjectId: appealId,
      organizationId: appeal.organizationId,
      detail: {
        attemptId: appeal.attemptId,
        ...(remedy && { remedy }),
        ...(applied.outcome && {
          questions: applied.outcome.corrected.map(String),
          scoreBefore: applied.outcome.before.score,
          scoreAfter: applied.outcome.after.score,
        }),
      },
    });
    return { ok: true, after: applied.outcome?.after ?? { score: appeal.score, passed: appeal.passed } };
  });
}

async function apply(
  tx: Transaction,
  actor: Actor,
  appeal: AppealToDecide,
  remedy: AppealRemedy,
  slots: readonly number[],
): Promise<{ outcome: AppealOutcome } | Refused> {
  const before = { score: appeal.score, passed: appeal.passed };
  const attempt = await findAttempt(tx, appeal.attemptId);
  if (!attempt?.gradeDetail || attempt.status !== 'GRADED') return { ok: false, reason: 'not-possible' };
  const itemsOpen = sessionIsOver(coverFacts(await findCover(tx, appeal.attemptId), attempt.now));
  if (!remediesFor(appeal, itemsOpen).includes(remedy)) return { ok: false, reason: 'not-possible' };
  switch (remedy) {
    case 'ANNULLED':
      if (!(await annulAttempt(tx, appeal.attemptId, 'appeal'))) return { ok: false, reason: 'not-possible' };
      return { outcome: { corrected: [], before, after: before } };
    case 'RECONSIDERED':
      if (!(await reopenEligibility(tx, appeal.eligibilityId ?? ''))) return { ok: false, reason: 'not-possible' };
      return { outcome: { corrected: [], before, after: before } };
    case 'CORRECTED': {
      const { earned } = attempt.gradeDetail;
      const wrong = slots.filter((slot) => (earned[slot - 1] ?? Infinity) < (attempt.paper.items[slot - 1]?.p ?? 0));
      if (wrong.length === 0 || wrong.length < slots.length) return { ok: false, reason: 'no-question' };
      const { settings } = await policyVersion(attempt.policyVersionId);
      const corrections = [...(attempt.corrections ?? []), ...wrong];
      const keyOf = await keysOf(attempt.paper);
      const detail = gradePaper(attempt.paper, attempt.answers ?? {}, keyOf, settings, corrections);
      await writeCorrectedGrade(tx, appeal.attemptId, corrections, detail);
      await pullDisputedQuestions(
        tx,
        actor,
        wrong.flatMap((slot) => attempt.paper.items[slot - 1]?.q ?? []),
      );
      // A pass that nobody has decided about is flagged anew, with the new marks; a decided one stays as it was decided.
      if (appeal.eligibility === 'FLAGGED') await withdrawFlag(tx, appeal.attemptId);
      await recordFact(tx, attemptGraded, { attemptId: appeal.attemptId });
      return { outcome: { corrected: wrong, before, after: { score: detail.score, passed: detail.passed } } };
    }
  }
}
