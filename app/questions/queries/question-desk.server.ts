import { authorisedScopes, grantedOn, placesOf, type Actor } from '~/identity/rules/actor.ts';
import { sqlRead } from '~/platform/db.ts';
import { citableClauses } from '~/regulations/queries/current-clause.server.ts';
import { isConfirmed } from '~/regulations/rules/evidence.ts';
import { banksWithin } from '../data/own-bank-rows.ts';
import { topicRows } from '../data/question-list-rows.ts';
import type { QuestionDesk } from '../rules/question-views.ts';

/** @param day civil date on which the clauses must be in force */
export async function questionDesk(actor: Actor, day: string): Promise<QuestionDesk> {
  const [banks, topics, clauses] = await Promise.all([
    banksWithin(sqlRead, authorisedScopes(actor, 'questions.write')),
    topicRows(),
    citableClauses(sqlRead, placesOf(actor), day),
  ]);
  const grant = grantedOn(actor, 'questions.write')[0];
  const own = banks.some((bank) => bank.organizationId === grant?.organizationId && !bank.fromRepository);
  return {
    banks: banks.map(({ id, title, fromRepository, demonstration }) => ({ id, title, fromRepository, demonstration })),
    ownBankFor: own ? null : (grant?.organizationId ?? null),
    topics,
    clauses: clauses.map(({ clauseId, documentTitle, label, heading, substance, evidence, confirmedBy }) => ({
      clauseId,
      documentTitle,
      label,
      heading,
      substance,
      confirmed: isConfirmed({ evidence, confirmedBy }),
    })),
  };
}
