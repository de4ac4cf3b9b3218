import { sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { inSubtree } from '~/identity/rules/actor.ts';
import { cadreActor } from './cadre-actor.ts';
import type { Chance } from './chance.ts';
import type { DemonstrationStaff } from './staff.ts';
import type { WrittenCadre, WrittenOrganization } from './write-city.ts';

/** A unit whose people apply, and who reviews for it. */
type CastUnit = { reviewer: Actor; newcomers: WrittenCadre[]; firstRound: WrittenCadre[] };

/** Who takes part in level one, unit by unit. */
export type LevelOneCast = {
  units: CastUnit[];
  /** who applies this year: a class for new appointees, both tests and the course behind them */
  newcomers: WrittenCadre[];
  /** who was certified three years ago, when the certification began */
  firstRound: WrittenCadre[];
  /** those of the first round who have been to classes enough to renew */
  renewing: WrittenCadre[];
};

/**
 * Picks who takes part: people of the unit whose administrator the sign-in page offers, and of three more organs, each of
 * which gets one of its own staff as administrator. Secretaries stay out; the rotation training is their story.
 */
export async function castLevelOne(
  chance: Chance,
  organizations: readonly WrittenOrganization[],
  cadres: readonly WrittenCadre[],
  staff: DemonstrationStaff,
): Promise<LevelOneCast> {
  const root = organizations[0] as WrittenOrganization;
  const size = Math.min(1, cadres.length / 5000);
  const own = staff.actor('ORG_ADMIN');
  const home = own.grants[0]?.organizationId;
  const others = organizations
    .filter((one) => one.direct && one.type === 'ORGAN_COMMITTEE' && one.id !== home)
    .slice(0, 3);
  const ordinary = chance.shuffled(
    cadres.filter((one) => one.id !== staff.cadre.id && one.posts.at(-1)?.type !== 'SECRETARY'),
  );
  const units: CastUnit[] = [];
  for (const organization of [...organizations.filter(({ id }) => id === home), ...others]) {
    const people = ordinary.filter((one) => inSubtree(one.organization.path, organization.path));
    const administrator = people.find((one) => one.posts.at(-1)?.mode === 'FULL_TIME') ?? people[0];
    const isOwn = organization.id === home;
    if (!administrator) continue;
    const applicants = people.filter((one) => isOwn || one.id !== administrator.id);
    const [first, later] = isOwn ? [2, 16] : [2, 4];
    const share = (figure: number): number => Math.max(isOwn ? 4 : 0, Math.round(figure * size));
    const old = Math.round(first * size);
    units.push({
      reviewer: isOwn ? own : await makeAdministrator(administrator, organization, root.id),
      firstRound: applicants.slice(0, old),
      newcomers: applicants.slice(old, old + share(later)),
    });
  }
  const firstRound = units.flatMap((unit) => unit.firstRound);
  return {
    units,
    newcomers: units.flatMap((unit) => unit.newcomers),
    firstRound,
    renewing: firstRound.slice(0, 3),
  };
}

/** Gives one of a unit's own people its administration. */
async function makeAdministrator(person: WrittenCadre, unit: WrittenOrganization, rootId: string): Promise<Actor> {
  await sql.query(
    `INSERT INTO "grant" (id, account_id, role, organization_id, valid_from) VALUES ($1::uuid, $2::uuid, 'ORG_ADMIN', $3::uuid, now())`,
    [newId(), person.accountId, unit.id],
  );
  const actor = cadreActor(person, rootId);
  return {
    ...actor,
    grants: [...actor.grants, { role: 'ORG_ADMIN', organizationId: unit.id, path: unit.path }],
  };
}
