import { today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { startRules } from '~/regulations/commands/start-rules.server.ts';
import { clauseKey, clausesByArticle } from '~/regulations/queries/clauses-by-article.server.ts';
import { TRAINING_RULES } from '../rules/training-rules.ts';

/** In force before anything that is counted here. */
const SINCE = '2023-01-01';

/** Gives an authority the rules on hours and leave that come with the software. Run again, it changes nothing. */
export async function startTrainingRules(rootId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const clauses = await clausesByArticle(tx, today());
    const rules = TRAINING_RULES.map(({ clause, ...rule }) => ({
      ...rule,
      clauseVersionId: (clause && clauses.get(clauseKey(clause.doc, clause.article))?.clauseVersionId) ?? null,
    }));
    await startRules(tx, rootId, rules, SINCE);
  });
}
