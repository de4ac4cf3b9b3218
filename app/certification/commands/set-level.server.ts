import { authorise, NotFound, placesOf, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction, type Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { citableClause } from '~/regulations/queries/current-clause.server.ts';
import { authorityOf, measuresFor } from '../data/authority-rows.ts';
import { courseCodes, publishedCourses } from '../data/course-titles.ts';
import { closeLevel, insertLevel, insertScheme, levelOn, nextLevelStart, type LevelRow } from '../data/scheme-rows.ts';
import { ABILITY_DOMAINS, type AbilityDomain } from '../rules/ability-domains.ts';
import {
  levelRequirements,
  PROPOSED_FLOORS,
  PROPOSED_WEIGHTS,
  proposedLevelOne,
  type LevelRequirements,
} from '../rules/level-requirements.ts';

export type SetLevelResult =
  { ok: true } | { ok: false; reason: 'date-in-past' | 'same-day' | 'weights-not-100' | 'no-clause' | 'no-course' };

/** Whether every course asked for is published, or was asked for by the row before. */
async function coursesKnown(tx: Transaction, asked: LevelRequirements, before: LevelRow | null): Promise<boolean> {
  const codes = courseCodes([...asked.first, ...asked.renewal]);
  const known = [
    ...(await publishedCourses(tx)).map(({ code }) => code),
    ...courseCodes([...(before?.requirements.first ?? []), ...(before?.requirements.renewal ?? [])]),
  ];
  return codes.every((code) => known.includes(code));
}

export type LevelSettings = {
  validFrom: string;
  validityMonths: number;
  requirements: LevelRequirements;
  weights: Record<AbilityDomain, number>;
  floors: Record<AbilityDomain, number>;
  /** the clause, of the authority's own measures as a rule, on which the row rests where a requirement names none */
  clauseId: string | null;
};

/**
 * Puts level one in force from a day on, as a dated row of its own; what was judged by an earlier row stays judged by
 * it. A row already planned for later keeps its day: the new one holds until then.
 *
 * @param settings null adopts the proposal
 */
export async function setLevelOne(
  actor: Actor,
  settings: LevelSettings | null,
  at: Date = now(),
): Promise<SetLevelResult> {
  return inTransaction(async (tx) => {
    const authority = await authorityOf(tx, actor.rootId);
    if (!authority) throw new NotFound('authority');
    authorise(actor, 'certification.decide', authority.path);
    const day = today(at);
    const validFrom = settings?.validFrom ?? day;
    if (validFrom < day) return { ok: false, reason: 'date-in-past' };
    const weights = settings?.weights ?? PROPOSED_WEIGHTS;
    if (ABILITY_DOMAINS.reduce((sum, domain) => sum + weights[domain], 0) !== 100)
      return { ok: false, reason: 'weights-not-100' };
    const clause = settings?.clauseId ? await citableClause(tx, placesOf(actor), settings.clauseId, validFrom) : null;
    if (settings?.clauseId && !clause) return { ok: false, reason: 'no-clause' };
    const measures = await measuresFor(tx, actor.rootId, 'demo-certification-measures');
    const requirements = levelRequirements.parse(settings?.requirements ?? proposedLevelOne(measures));
    // The scheme's row is locked from here on: two rows for one day cannot both find that there is none.
    const schemeId = await insertScheme(tx, {
      id: newId(),
      rootId: actor.rootId,
      organizationId: authority.id,
      code: 'PARTY_AFFAIRS',
      title: '党务干部职业能力认证',
      titleEn: 'Vocational-competence certification of Party-affairs cadres',
    });
    const existing = await levelOn(tx, actor.rootId, 'L1', validFrom);
    if (existing?.validFrom === validFrom) return { ok: false, reason: 'same-day' };
    if (settings && !(await coursesKnown(tx, requirements, existing))) return { ok: false, reason: 'no-course' };
    await closeLevel(tx, schemeId, 'L1', validFrom);
    const id = newId();
    await insertLevel(tx, {
      id,
      schemeId,
      level: 'L1',
      validFrom,
      validTo: await nextLevelStart(tx, schemeId, 'L1', validFrom),
      requirements,
      weights,
      floors: settings?.floors ?? PROPOSED_FLOORS,
      validityMonths: settings?.validityMonths ?? 36,
      evidence: 'PROPOSAL',
      confirmedBy: actor.accountId,
      confirmedByName: actor.displayName,
      clauseVersionId: clause?.clauseVersionId ?? null,
    });
    await audit(tx, actor, {
      action: 'level.set',
      subjectType: 'level',
      subjectId: id,
      organizationId: authority.id,
      detail: { validFrom },
    });
    return { ok: true };
  });
}
