import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmResults, refuseResults } from '~/exams/commands/confirm-results.server.ts';
import { decideAppeal, type AppealDecision } from '~/exams/commands/decide-appeal.server.ts';
import { fileAppeal } from '~/exams/commands/file-appeal.server.ts';
import { flagEligibility } from '~/exams/commands/flag-eligibility.server.ts';
import { gradeAttempt } from '~/exams/commands/grade-attempt.server.ts';
import { saveAnswers } from '~/exams/commands/save-answers.server.ts';
import { startAttempt } from '~/exams/commands/start-attempt.server.ts';
import { submitAttempt } from '~/exams/commands/submit-attempt.server.ts';
import { appealList, appealPage } from '~/exams/queries/appeal-page.server.ts';
import { myTests } from '~/exams/queries/my-tests.server.ts';
import { resultPage } from '~/exams/queries/result-page.server.ts';
import type { Paper } from '~/exams/rules/paper.ts';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { ownNotifications } from '~/operations/queries/notifications.server.ts';
import { today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { createExamWorld, type ExamWorld, type TestSession } from '~tests/support/exam-world.ts';
import type { TestAccount } from '~tests/support/world.ts';

const phone = { key: 'phone', label: '手机' };
let world: ExamWorld;
let session: TestSession;
beforeAll(async () => {
  world = await createExamWorld();
});
beforeEach(async () => {
  await sql.query(`UPDATE question SET status = 'RELEASED', pulled_reason = NULL WHERE status = 'PULLED'`);
  session = await world.session();
});

const officer = () => world.as('EXAM_OFFICER', 'root').actor;
const authority = () => world.as('AUTHORITY_ADMIN', 'root').actor;
const LIST = { search: '', status: null, sort: 'filedAt', descending: true, limit: 50, offset: 0 };

/** A marked sitting with so many of its four questions right, and its session over. */
async function marked(right: number): Promise<{ who: TestAccount; id: string }> {
  const who = await world.candidate(session);
  const start = await startAttempt(who.actor, session.id, phone);
  if (!start.ok) throw new Error(start.reason);
  const id = start.attemptId;
  const [row] = await sql.query<{ paper: Paper }>(`SELECT paper FROM attempt WHERE id = $1`, [id]);
  const at = Date.now();
  const events = (row?.paper.items ?? []).slice(0, right).map((item, place) => {
    const letter = (option: string): string => String.fromCharCode(65 + item.o.indexOf(option));
    const choice =
      item.t === 'TRUE_FALSE' ? 'T' : item.t === 'MULTIPLE' ? [letter('A'), letter('B')].sort().join('') : letter('A');
    return { seq: place + 1, slot: place + 1, choice, at };
  });
  if (events.length > 0) await saveAnswers(who.actor, id, phone.key, { epoch: 1, sentAt: at, events });
  await submitAttempt(who.actor, id, phone.key);
  await gradeAttempt(id);
  await flagEligibility(id);
  await sql.query(`UPDATE exam_session SET closes_at = now() - interval '1 minute' WHERE id = $1`, [session.id]);
  return { who, id };
}
async function appealed(right: number): Promise<{ who: TestAccount; id: string; appealId: string }> {
  const sat = await marked(right);
  const filed = await fileAppeal(sat.who.actor, sat.id, '第四题的选项有两种理解');
  if (!filed.ok) throw new Error(filed.reason);
  return { ...sat, appealId: filed.appealId };
}
const answer = (decision: AppealDecision['decision'], slots: number[] = []): AppealDecision => ({
  decision,
  slots,
  answer: '经核对条文，答复如下。',
});
const kindsOf = async (who: TestAccount) => (await ownNotifications(who.actor)).map(({ kind }) => kind);

describe('asking for a review', () => {
  it('is done once, by the person, on the result page, which then shows it', async () => {
    const { who, id } = await marked(1);
    const before = await resultPage(who.actor, id);
    expect(before.review).toMatchObject({ appeal: null, over: false, workingDays: 5 });
    await expect(fileAppeal(world.as('CADRE', 'unitB').actor, id, '替别人提出')).rejects.toThrow(NotFound);
    const both = await Promise.all([1, 2].map(() => fileAppeal(who.actor, id, '第四题的选项有两种理解')));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await resultPage(who.actor, id)).review?.appeal).toMatchObject({
      status: 'OPEN',
      reason: '第四题的选项有两种理解',
    });
  });

  it('waits until the result is published', async () => {
    session = await world.session({ scoreRelease: 'AT' });
    const { who, id } = await marked(1);
    expect(await fileAppeal(who.actor, id, '成绩还没有公布')).toEqual({ ok: false, reason: 'not-published' });
    expect((await resultPage(who.actor, id)).review).toBeNull();
  });

  it('counts the days from the publication, and takes a late one marked as late', async () => {
    session = await world.session({ scoreRelease: 'AFTER_CLOSE', appealWorkingDays: 0 });
    const { who, id } = await marked(1);
    await sql.query(`UPDATE exam_session SET closes_at = now() - interval '3 days' WHERE id = $1`, [session.id]);
    await sql.query(`UPDATE attempt SET graded_at = now() - interval '9 days' WHERE id = $1`, [id]);
    const page = await resultPage(who.actor, id);
    expect(page.review).toMatchObject({ until: today(new Date(Date.now() - 3 * 86_400_000)), over: true });
    const filed = await fileAppeal(who.actor, id, '因公出差没有看到');
    expect(await appealPage(officer(), filed.ok ? filed.appealId : '')).toMatchObject({ late: true });
  });
});

describe('answering an appeal', () => {
  it('is for somebody of the scope with the duty, in writing, once', async () => {
    const { appealId, who, id } = await appealed(1);
    expect((await appealList(officer(), LIST)).rows.map((row) => row.id)).toContain(appealId);
    expect((await appealList(world.as('EXAM_OFFICER', 'unitB').actor, LIST)).rows).toEqual([]);
    await expect(decideAppeal(world.as('EXAM_OFFICER', 'unitB').actor, appealId, answer('REJECTED'))).rejects.toThrow(
      Forbidden,
    );
    await expect(decideAppeal(world.as('EXAM_INSPECTOR', 'root').actor, appealId, answer('REJECTED'))).rejects.toThrow(
      Forbidden,
    );
    expect(await decideAppeal(officer(), appealId, { ...answer('REJECTED'), answer: ' ' })).toEqual({
      ok: false,
      reason: 'answer-missing',
    });
    const both = await Promise.all(
      [officer(), authority()].map((one) => decideAppeal(one, appealId, answer('REJECTED'))),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'already-decided' });
    expect((await resultPage(who.actor, id)).review?.appeal).toMatchObject({
      status: 'REJECTED',
      answer: '经核对条文，答复如下。',
    });
    expect(await kindsOf(who)).toContain('appeal-rejected');
    const entries = await sql.query(`SELECT action FROM journal.audit_entry WHERE subject_id = $1 ORDER BY at, id`, [
      appealId,
    ]);
    expect(entries).toEqual([{ action: 'appeal.file' }, { action: 'appeal.reject' }]);
  });

  it('is for nobody who is concerned or has handled the result', async () => {
    const { appealId, who, id } = await appealed(4);
    const self = { ...officer(), accountId: who.accountId };
    expect(await decideAppeal(self, appealId, answer('REJECTED'))).toEqual({ ok: false, reason: 'own-appeal' });
    const [pass] = await sql.query<{ id: string }>(`SELECT id FROM eligibility WHERE attempt_id = $1`, [id]);
    await confirmResults(officer(), [pass?.id ?? '']);
    expect(await decideAppeal(officer(), appealId, answer('REJECTED'))).toEqual({
      ok: false,
      reason: 'original-handler',
    });
    expect(await appealPage(officer(), appealId)).toMatchObject({ hindrance: 'original-handler', mayDecide: false });
    expect(await decideAppeal(authority(), appealId, answer('REJECTED'))).toMatchObject({ ok: true });
  });

  it('corrects named questions, adds the marks up anew and flags a pass that this makes', async () => {
    const { appealId, who, id } = await appealed(2);
    const page = await appealPage(officer(), appealId);
    expect(page?.items.map(({ number }) => number)).toEqual([3, 4]);
    expect(await decideAppeal(officer(), appealId, answer('CORRECTED', [1]))).toEqual({
      ok: false,
      reason: 'no-question',
    });
    expect(await decideAppeal(officer(), appealId, answer('CORRECTED', [4]))).toEqual({
      ok: true,
      after: { score: 3, passed: true },
    });
    await flagEligibility(id);
    const result = await resultPage(who.actor, id);
    expect(result.grade).toMatchObject({ score: 3, passed: true });
    expect(result.eligibility?.status).toBe('FLAGGED');
    expect(result.review?.appeal?.outcome).toEqual({
      corrected: [4],
      before: { score: 2, passed: false },
      after: { score: 3, passed: true },
    });
    expect(await kindsOf(who)).toContain('appeal-upheld');
  });

  it('shows whom a wrong question concerns beside the person, and pulls it for review', async () => {
    const versionsOf = async (attemptId: string): Promise<string[]> => {
      const [row] = await sql.query<{ paper: Paper }>(`SELECT paper FROM attempt WHERE id = $1`, [attemptId]);
      return row?.paper.items.map(({ q }) => q) ?? [];
    };
    const { appealId, id } = await appealed(2);
    const own = await versionsOf(id);
    // Papers are drawn by chance: people sit until one has the appellant's last question too.
    const others: { id: string; versions: string[] }[] = [];
    while (!others.some(({ versions }) => versions.includes(own[3] ?? '')) && others.length < 40) {
      await sql.query(`UPDATE exam_session SET closes_at = now() + interval '1 hour' WHERE id = $1`, [session.id]);
      const other = await marked(2);
      others.push({ id: other.id, versions: await versionsOf(other.id) });
    }
    const sharing = (place: number): number =>
      others.filter(({ versions }) => versions.includes(own[place] ?? '')).length;
    const page = await appealPage(officer(), appealId);
    expect(page?.items.map(({ number, others }) => [number, others])).toEqual([
      [3, sharing(2)],
      [4, 1],
    ]);
    expect(await decideAppeal(officer(), appealId, answer('CORRECTED', [4]))).toMatchObject({ ok: true });
    const pulled = await sql.query(
      `SELECT q.status::text, q.pulled_reason AS reason FROM question q JOIN attempt a ON a.paper -> 'items' -> 3 ->> 'q' = q.current_version_id::text
       WHERE a.id = $1`,
      [id],
    );
    expect(pulled).toEqual([{ status: 'PULLED', reason: 'appeal-upheld' }]);
    const untouched = await sql.query(`SELECT score::float8 FROM attempt WHERE id = $1`, [others[0]?.id]);
    expect(untouched).toEqual([{ score: 2 }]);
  });

  it('leaves the pass that a correction makes to another officer', async () => {
    const { appealId, id } = await appealed(2);
    expect(await decideAppeal(officer(), appealId, answer('CORRECTED', [4]))).toMatchObject({ ok: true });
    await flagEligibility(id);
    const [pass] = await sql.query<{ id: string }>(`SELECT id FROM eligibility WHERE attempt_id = $1`, [id]);
    session = await world.session();
    const other = await marked(4);
    const [others] = await sql.query<{ id: string }>(`SELECT id FROM eligibility WHERE attempt_id = $1`, [other.id]);
    const both = [pass?.id ?? '', others?.id ?? ''];
    expect(await confirmResults(officer(), both)).toEqual({ ok: false, reason: 'own-appeal-decision' });
    const states = await sql.query(`SELECT DISTINCT status::text FROM eligibility WHERE id = ANY($1::uuid[])`, [both]);
    expect(states).toEqual([{ status: 'FLAGGED' }]);
    expect(await confirmResults(authority(), both)).toMatchObject({ ok: true, decided: 2 });
  });

  it('leaves a confirmed result and what it issued as they are', async () => {
    const { appealId, id } = await appealed(3);
    const [pass] = await sql.query<{ id: string }>(`SELECT id FROM eligibility WHERE attempt_id = $1`, [id]);
    await confirmResults(officer(), [pass?.id ?? '']);
    const state = () => sql.query(`SELECT * FROM eligibility WHERE attempt_id = $1`, [id]);
    const before = await state();
    expect(await decideAppeal(authority(), appealId, answer('CORRECTED', [4]))).toMatchObject({ ok: true });
    await flagEligibility(id);
    expect(await state()).toEqual(before);
    const facts = await sql.query(
      `SELECT 1 AS one FROM journal.outbox WHERE topic = 'fact:result-confirmed' AND payload ->> 'eligibilityId' = $1`,
      [pass?.id],
    );
    expect(facts).toHaveLength(1);
  });

  it('shows no key while somebody of the session may still sit', async () => {
    const { appealId } = await appealed(1);
    await sql.query(`UPDATE exam_session SET closes_at = now() + interval '1 hour' WHERE id = $1`, [session.id]);
    expect(await appealPage(officer(), appealId)).toMatchObject({ items: [], remedies: ['ANNULLED'] });
    expect(await decideAppeal(officer(), appealId, answer('CORRECTED', [4]))).toEqual({
      ok: false,
      reason: 'not-possible',
    });
  });

  it('annuls a failed sitting, which then neither counts nor hinders', async () => {
    const { appealId, who, id } = await appealed(1);
    expect(await decideAppeal(officer(), appealId, answer('ANNULLED'))).toMatchObject({ ok: true });
    const page = await resultPage(who.actor, id);
    expect(page).toMatchObject({ status: 'VOID', review: { appeal: { remedy: 'ANNULLED' } } });
    const { past } = await myTests(who.actor);
    expect(past.find(({ sessionId }) => sessionId === session.id)).toMatchObject({ state: 'annulled', attemptId: id });
    const next = await world.session();
    await world.register(next, who);
    const again = await startAttempt(who.actor, next.id, phone);
    const [row] = await sql.query(`SELECT ordinal FROM attempt WHERE id = $1`, [again.ok ? again.attemptId : null]);
    expect(row).toEqual({ ordinal: 1 });
  });

  it('brings a refused pass back to be confirmed', async () => {
    const { appealId, id } = await appealed(4);
    const [pass] = await sql.query<{ id: string }>(`SELECT id FROM eligibility WHERE attempt_id = $1`, [id]);
    expect(await refuseResults(officer(), [pass?.id ?? ''], '疑似替考')).toMatchObject({ ok: true, decided: 1 });
    expect(await confirmResults(officer(), [pass?.id ?? ''])).toMatchObject({ decided: 0 });
    expect(await decideAppeal(authority(), appealId, answer('RECONSIDERED'))).toMatchObject({ ok: true });
    expect(await confirmResults(authority(), [pass?.id ?? ''])).toEqual({ ok: false, reason: 'own-appeal-decision' });
    expect(await confirmResults(officer(), [pass?.id ?? ''])).toMatchObject({ decided: 1 });
  });
});
