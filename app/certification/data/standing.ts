import { Temporal } from 'temporal-polyfill';
import type { Database } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import type { ApplicationRow } from './application-rows.ts';
import { heldCompetency, type HeldCompetency } from './competency-rows.ts';
import { evidenceOf } from './evidence-rows.ts';
import { levelById, levelOn, type LevelRow } from './scheme-rows.ts';
import { RENEWAL_OPENS_DAYS } from '../rules/application-life.ts';
import { judgeRequirements, type RequirementVerdict } from '../rules/judge-requirements.ts';

export type Standing = {
  level: LevelRow;
  kind: 'FIRST' | 'RENEWAL';
  cycle: number;
  verdicts: RequirementVerdict[];
  /** the certificate in force */
  current: HeldCompetency | null;
  /** the last certificate, where its time is over: it cannot be renewed any more, the level is applied for anew */
  lapsed: HeldCompetency | null;
  /** whether the last certificate was revoked or cancelled and none before it is in force: then nothing is left to renew */
  ended: boolean;
  /** the first day on which a renewal may be applied for; null for a first application */
  renewalOpensOn: string | null;
};

/**
 * Where a person stands towards a level on a day: each requirement, met or not, by which evidence. Null without a scheme.
 *
 * @param day civil date
 */
export async function standingOf(
  on: Database,
  cadreId: string,
  rootId: string,
  levelCode: string,
  day: string,
): Promise<Standing | null> {
  const level = await levelOn(on, rootId, levelCode, day);
  return level && judged(on, cadreId, level, null, day);
}

/** The same by the row of the standard under which somebody applied, and for what they applied for. */
export async function standingForApplication(
  on: Database,
  application: Pick<ApplicationRow, 'cadreId' | 'levelVersionId' | 'kind'>,
  day: string,
): Promise<Standing | null> {
  const level = await levelById(on, application.levelVersionId);
  return level && judged(on, application.cadreId, level, application.kind, day);
}

async function judged(
  on: Database,
  cadreId: string,
  level: LevelRow,
  appliedFor: Standing['kind'] | null,
  day: string,
): Promise<Standing> {
  const held = await heldCompetency(on, cadreId, level.schemeCode, level.level, day);
  const over = held?.validUntil != null && held.validUntil < day;
  const current = held && !held.ended && !over ? held : null;
  const kind = appliedFor ?? (current ? 'RENEWAL' : 'FIRST');
  const asked = kind === 'FIRST' ? level.requirements.first : level.requirements.renewal;
  // A requirement without a clause of its own rests on the one that the whole row rests on.
  const requirements = asked.map((one) => ({ ...one, clause: one.clause ?? level.clause }));
  const earliest = (months: number): string => Temporal.PlainDate.from(day).subtract({ months }).toString();
  const longest = Math.max(12, ...requirements.map((one) => (one.kind === 'CLASS_HOURS' ? one.months : 0)));
  const record = await evidenceOf(on, cadreId, day, earliest(longest), env.TIME_ZONE);
  const since = kind === 'RENEWAL' ? (held?.issuedOn ?? null) : null;
  return {
    level,
    kind,
    cycle: (held?.lastCycle ?? 0) + 1,
    verdicts: judgeRequirements(requirements, record, earliest, since, level),
    current,
    lapsed: held && !held.ended && over ? held : null,
    ended: held?.ended ?? false,
    renewalOpensOn: current?.validUntil
      ? Temporal.PlainDate.from(current.validUntil).subtract({ days: RENEWAL_OPENS_DAYS }).toString()
      : null,
  };
}
