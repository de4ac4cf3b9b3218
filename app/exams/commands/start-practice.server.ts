import { randomBytes } from 'node:crypto';
import { Forbidden, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import { inSqlTransaction, sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { insertAttempt } from '../data/attempt-rows.ts';
import { policyVersion } from '../data/policy-cache.ts';
import { practiceOfToday, practicePolicy } from '../data/practice-rows.ts';
import { homeOrganization, practiceBank, questionsMet } from '../data/start-rows.ts';
import { assemblePaper } from '../rules/assemble-paper.ts';
import { UNHURRIED_MINUTES } from '../rules/attempt-clock.ts';
import { practiceBlueprint } from '../rules/practice-blueprint.ts';
import { drawPool } from './draw-pool.server.ts';
import type { Device } from './start-attempt.server.ts';

export type PracticeWish = { size: 'paper' } | { size: 'short'; topic: string | null };
export type PracticeStart =
  { ok: true; attemptId: string } | { ok: false; reason: 'nothing-to-practise' | 'not-allowed' | 'enough-today' };

const SHORT_PAPER = 20;
/** More than anybody works through in a day, few enough that nobody fills the disk with papers. */
export const MOST_A_DAY = 100;
/** Practice comes round again soon: only the last papers are avoided. */
const PAPERS_AVOIDED = 3;

/** Draws a practice paper from the practice pool, which never meets the live one. It counts for nothing. */
export async function startPractice(actor: Actor, wish: PracticeWish, device: Device): Promise<PracticeStart> {
  const home = await homeOrganization(sql, actor.accountId);
  if (!home) throw new Forbidden('self.sit');
  if ((await practiceOfToday(sql, actor.accountId)) >= MOST_A_DAY) return { ok: false, reason: 'enough-today' };
  const bankId = await practiceBank(actor.rootId);
  const policy = await practicePolicy(sql, actor.rootId, actor.cadreId);
  if (policy && !policy.allowed) return { ok: false, reason: 'not-allowed' };
  if (!bankId || !policy) return { ok: false, reason: 'nothing-to-practise' };
  const { settings } = await policyVersion(policy.id);
  const pool = await drawPool(bankId, 'PRACTICE');
  const met = await questionsMet(sql, actor.accountId, 'PRACTICE', PAPERS_AVOIDED);
  const seed = randomBytes(12).toString('hex');
  const blueprint = wish.size === 'paper' ? settings.blueprint : practiceBlueprint(pool, wish.topic, SHORT_PAPER);
  const assembled = assemblePaper({ ...settings, blueprint }, pool, seed, met);
  if (!assembled.ok || assembled.paper.items.length === 0) return { ok: false, reason: 'nothing-to-practise' };
  const startedAt = now();
  const minutes = wish.size === 'paper' ? settings.minutes : UNHURRIED_MINUTES;
  const attemptId = newId();
  await inSqlTransaction(async (tx) => {
    await insertAttempt(tx, {
      id: attemptId,
      kind: 'PRACTICE',
      rootId: actor.rootId,
      sessionId: null,
      accountId: actor.accountId,
      cadreId: actor.cadreId,
      organizationId: home,
      policyVersionId: policy.id,
      occasion: null,
      ordinal: 1,
      seed,
      paper: assembled.paper,
      startedAt,
      deadlineAt: new Date(startedAt.getTime() + minutes * 60_000),
      writerToken: device.key,
      writerLabel: device.label,
    });
    await audit(tx, actor, {
      action: 'practice.start',
      subjectType: 'attempt',
      subjectId: attemptId,
      organizationId: home,
    });
  });
  return { ok: true, attemptId };
}
