import { sqlRead } from '~/platform/db.ts';
import { isId } from '~/platform/id.ts';
import {
  listChoosable,
  namesAt,
  searchChoosable,
  type Choosable,
  type ChoosableRow,
} from '../data/organization-choice-rows.ts';
import { findOrganization } from '../data/organization-rows.ts';
import { authorisedScopes, inSubtree, type Actor } from '../rules/actor.ts';
import {
  MOST_FOUND,
  MOST_LISTED,
  searchWords,
  type ChoicePermission,
  type FoundOrganizations,
  type OrganizationChoice,
  type OrganizationPicker,
  type PickAnswer,
  type PickFault,
} from '../rules/organization-choice.ts';
import { pathsAbove } from '../rules/organization-path.ts';

/** Narrows what may be chosen. */
export type ChoiceLimits = {
  /** an organization that is not offered, nor anything below it; the command refuses it by its own sentence */
  without?: string | null;
  /** what is stored already and may stay, wherever it is */
  kept?: string | null;
};

/**
 * Organizations that the actor may choose for an act, by name, short name or code; without words the topmost ones.
 *
 * @throws {Forbidden} to whom the act is permitted nowhere
 */
export async function searchOrganizations(
  actor: Actor,
  permission: ChoicePermission,
  typed: string,
  limits: ChoiceLimits = {},
): Promise<FoundOrganizations & { /** the one that is called exactly so, where there is one */ exact: string | null }> {
  const text = searchWords(typed);
  const rows = await searchChoosable(sqlRead, await choosable(actor, permission, limits), text, MOST_FOUND);
  const exact = text === '' ? [] : rows.filter((row) => row.exact);
  return {
    text,
    rows: await withPlaces(rows),
    total: rows[0]?.total ?? 0,
    exact: exact.length === 1 ? (exact[0]?.id ?? null) : null,
  };
}

/**
 * What a picker opens with: the chosen organization by name, and all of them where they are few. Somebody who may choose
 * among more is given none: they are searched for.
 *
 * @param chosen id of the organization that is chosen now, if any
 * @throws {Forbidden} to whom the act is permitted nowhere
 */
export async function organizationPicker(
  actor: Actor,
  permission: ChoicePermission,
  chosen: string | null,
  limits: ChoiceLimits = {},
): Promise<OrganizationPicker> {
  const [listed, answer] = await Promise.all([
    choosable(actor, permission, limits).then(async (which) => listChoosable(sqlRead, which, MOST_LISTED + 1)),
    chosen ? organizationChosen(actor, permission, chosen, { ...limits, endedToo: true }) : NOTHING,
  ]);
  const top = Math.min(...listed.map(({ depth }) => depth));
  return {
    permission,
    without: limits.without ?? null,
    listed:
      listed.length > MOST_LISTED
        ? null
        : listed.map(({ id, code, name, depth }) => ({ id, code, name, depth: depth - top })),
    ...answer,
  };
}

const NOTHING: PickAnswer = { chosen: null, found: null, fault: null };

/** The organization of this id, if the actor may choose it for the act; else why not, without its name. */
export async function organizationChosen(
  actor: Actor,
  permission: ChoicePermission,
  id: string,
  { kept, endedToo }: ChoiceLimits & { endedToo?: boolean } = {},
): Promise<PickAnswer> {
  const scopes = authorisedScopes(actor, permission);
  const found = isId(id) ? await findOrganization(sqlRead, id) : null;
  const refused = (fault: PickFault): PickAnswer => ({ ...NOTHING, fault });
  if (!found || found.rootId !== actor.rootId) return refused('unknown');
  if (id !== kept) {
    if (!scopes.some((scope) => inSubtree(found.path, scope))) return refused('outside');
    if (found.endedOn && !endedToo) return refused('ended');
  }
  const [chosen = null] = await withPlaces([found]);
  return { ...NOTHING, chosen };
}

async function choosable(actor: Actor, permission: ChoicePermission, { without }: ChoiceLimits): Promise<Choosable> {
  const scopes = authorisedScopes(actor, permission);
  const barred = without && isId(without) ? await findOrganization(sqlRead, without) : null;
  return { scopes, without: barred?.path ?? null };
}

async function withPlaces(rows: readonly Omit<ChoosableRow, 'depth'>[]): Promise<OrganizationChoice[]> {
  const names = new Map(
    (await namesAt(sqlRead, [...new Set(rows.flatMap(({ path }) => pathsAbove(path)))])).map((one) => [
      one.path,
      one.name,
    ]),
  );
  return rows.map(({ id, code, name, path }) => {
    const above = pathsAbove(path);
    const shown = above.length > 1 ? above.slice(1) : above;
    return { id, code, name, above: shown.flatMap((one) => names.get(one) ?? []) };
  });
}
