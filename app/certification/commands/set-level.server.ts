import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { today } from '~/platform/clock.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { authorityOf, measuresFor } from '../data/authority-rows.ts';
import { closeLevel, insertLevel, insertScheme, levelOn } from '../data/scheme-rows.ts';
import {
  levelRequirements,
  PROPOSED_FLOORS,
  PROPOSED_WEIGHTS,
  proposedLevelOne,
  type LevelRequirements,
} from '../rules/level-requirements.ts';

export type SetLevelResult = { ok: true } | { ok: false; reason: 'date-in-past' | 'same-day' };

export type LevelSettings = { validFrom: string; validityMonths: number; requirements: LevelRequirements };

/** Puts level one in force from a day on, as a dated row of its own; what was judged by an earlier row stays judged by it. */
export async function setLevelOne(actor: Actor, settings: LevelSettings | null): Promise<SetLevelResult> {
  return inSqlTransaction(async (tx) => {
    const authority = await authorityOf(tx, actor.rootId);
    if (!authority) throw new NotFound('authority');
    authorise(actor, 'certification.decide', authority.path);
    const day = today();
    const validFrom = settings?.validFrom ?? day;
    if (validFrom < day) return { ok: false, reason: 'date-in-past' };
    const measures = await measuresFor(tx, actor.rootId, 'demo-certification-measures');
    const requirements = levelRequirements.parse(settings?.requirements ?? proposedLevelOne(measures));
    const existing = await levelOn(tx, actor.rootId, 'L1', validFrom);
    const schemeId = await insertScheme(tx, {
      id: newId(),
      rootId: actor.rootId,
      organizationId: authority.id,
      code: 'PARTY_AFFAIRS',
      title: '党务干部职业能力认证',
      titleEn: 'Vocational-competence certification of Party-affairs cadres',
    });
    if (existing?.validFrom === validFrom) return { ok: false, reason: 'same-day' };
    await closeLevel(tx, schemeId, 'L1', validFrom);
    const id = newId();
    await insertLevel(tx, {
      id,
      schemeId,
      level: 'L1',
      validFrom,
      requirements,
      weights: { ...PROPOSED_WEIGHTS },
      floors: { ...PROPOSED_FLOORS },
      validityMonths: settings?.validityMonths ?? 36,
      evidence: 'PROPOSAL',
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
