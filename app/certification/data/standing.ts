import { Temporal } from 'temporal-polyfill';
import { today } from '~/platform/clock.ts';
import type { Sql } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { currentCompetency, type CurrentCompetency } from './application-rows.ts';
import { evidenceOf } from './evidence-rows.ts';
import { levelOn, type LevelRow } from './scheme-rows.ts';
import { RENEWAL_OPENS_DAYS } from '../rules/application-life.ts';
import { judgeRequirements, type RequirementVerdict } from '../rules/judge-requirements.ts';

export type Standing = {
  level: LevelRow;
  kind: 'FIRST' | 'RENEWAL';
  cycle: number;
  verdicts: RequirementVerdict[];
  current: CurrentCompetency | null;
  /** the first day on which a renewal may be applied for; null for a first application */
  renewalOpensOn: string | null;
};

/** Where a person stands towards a level today: each requirement, met or not, by which evidence. Null without a scheme. */
export async function standingOf(
  on: Sql,
  cadreId: string,
  rootId: string,
  levelCode: string,
): Promise<Standing | null> {
  const day = today();
  const level = await levelOn(on, rootId, levelCode, day);
  if (!level) return null;
  const held = await currentCompetency(on, cadreId, level.schemeCode, levelCode);
  const current = held && !held.ended ? held : null;
  const kind = current ? 'RENEWAL' : 'FIRST';
  const requirements = kind === 'FIRST' ? level.requirements.first : level.requirements.renewal;
  const earliest = (months: number): string => Temporal.PlainDate.from(day).subtract({ months }).toString();
  const longest = Math.max(12, ...requirements.map((one) => (one.kind === 'CLASS_HOURS' ? one.months : 0)));
  const record = await evidenceOf(on, cadreId, day, earliest(longest), env.TIME_ZONE);
  return {
    level,
    kind,
    cycle: current ? Number(current.cycle) + 1 : held ? Number(held.cycle) + 1 : 1,
    verdicts: judgeRequirements(requirements, record, earliest, current?.issuedOn ?? null),
    current,
    renewalOpensOn: current?.validUntil
      ? Temporal.PlainDate.from(current.validUntil).subtract({ days: RENEWAL_OPENS_DAYS }).toString()
      : null,
  };
}
