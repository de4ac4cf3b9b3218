import type { Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { policyVersion } from '../data/policy-cache.ts';
import {
  practicePapers,
  practicePolicy,
  practiceTopics,
  type PastPractice,
  type TopicRow,
} from '../data/practice-rows.ts';
import { practiceBank } from '../data/start-rows.ts';
import { paperShape } from '../rules/policy-settings.ts';

export type PracticePage = {
  /** null where there is nothing to practise, or practice is not allowed */
  paper: { questions: number; minutes: number } | null;
  /** whether the rules of the person's own test leave practice out */
  forbidden: boolean;
  topics: TopicRow[];
  running: PastPractice[];
  past: PastPractice[];
};

/** What a person can practise, and has practised. */
export async function practicePage(actor: Actor): Promise<PracticePage> {
  const bankId = await practiceBank(actor.rootId);
  const policy = await practicePolicy(sqlRead, actor.rootId, actor.cadreId);
  const papers = await practicePapers(sqlRead, actor.accountId, 20);
  const settings = bankId && policy?.allowed ? (await policyVersion(policy.id)).settings : null;
  return {
    paper: settings && { questions: paperShape(settings).questions, minutes: settings.minutes },
    forbidden: policy?.allowed === false,
    topics: bankId ? await practiceTopics(sqlRead, bankId) : [],
    running: papers.filter((paper) => paper.status === 'RUNNING'),
    past: papers.filter((paper) => paper.status !== 'RUNNING'),
  };
}
