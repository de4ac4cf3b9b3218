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
  /** null where there is nothing to practise */
  paper: { questions: number; minutes: number } | null;
  topics: TopicRow[];
  running: PastPractice[];
  past: PastPractice[];
};

/** What a person can practise, and has practised. */
export async function practicePage(actor: Actor): Promise<PracticePage> {
  const bankId = await practiceBank(actor.rootId);
  const policyId = await practicePolicy(sqlRead, actor.rootId, actor.cadreId);
  const papers = await practicePapers(sqlRead, actor.accountId, 20);
  const settings = bankId && policyId ? (await policyVersion(policyId)).settings : null;
  return {
    paper: settings && { questions: paperShape(settings).questions, minutes: settings.minutes },
    topics: bankId ? await practiceTopics(sqlRead, bankId) : [],
    running: papers.filter((paper) => paper.status === 'RUNNING'),
    past: papers.filter((paper) => paper.status !== 'RUNNING'),
  };
}
