import { saveAnswers } from '~/exams/commands/save-answers.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import type { Paper } from '~/exams/rules/paper.ts';
import { sql } from '~/platform/db.ts';
import { loadQuestionVersions } from '~/questions/queries/question-versions.server.ts';
import { cadreActor } from './cadre-actor.ts';
import type { Chance } from './chance.ts';
import { inventedAnswers } from './past-session.ts';
import type { WrittenCadre } from './write-city.ts';

/**
 * People who are sitting the test when the demonstration begins, each some way through the paper. Their clocks run: whoever
 * looks an hour later finds them handed in at the deadline.
 */
export async function writeRunningSittings(
  chance: Chance,
  sessionId: string,
  people: readonly WrittenCadre[],
  rootId: string,
): Promise<void> {
  for (const person of people) {
    const actor = cadreActor(person, rootId);
    const device = { key: `demonstration-${person.staffNumber}`, label: '演示' };
    const started = await startAttempt(actor, sessionId, device);
    if (!started.ok) throw new Error(`demonstration sitting refused: ${started.reason}`);
    const [attempt] = await sql.query<{ paper: Paper; epoch: number }>(
      `SELECT paper, writer_epoch AS epoch FROM attempt WHERE id = $1::uuid`,
      [started.attemptId],
    );
    if (!attempt) throw new Error('the sitting that was started is not there');
    const versions = await loadQuestionVersions(attempt.paper.items.map((item) => item.q));
    const sheet = inventedAnswers(chance, attempt.paper, (id) => versions.get(id)?.key ?? [], 0.9);
    const given = Object.entries(sheet).slice(0, chance.between(8, attempt.paper.items.length - 5));
    const at = Date.now();
    await saveAnswers(actor, started.attemptId, device.key, {
      epoch: attempt.epoch,
      sentAt: at,
      events: given.map(([slot, choice], index) => ({ seq: index + 1, slot: Number(slot), choice, at })),
    });
  }
}
