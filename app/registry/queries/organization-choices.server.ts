import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import type { Permission } from '~/identity/rules/permissions.ts';
import { sqlRead } from '~/platform/db.ts';
import { organizationsToChoose, unitsToChoose, type OrganizationChoice } from '../data/organization-choice-rows.ts';

export type { OrganizationChoice };

/** The organizations in which the actor may do something, in the order of the tree. */
export const organizationChoices = async (actor: Actor, permission: Permission): Promise<OrganizationChoice[]> =>
  organizationsToChoose(sqlRead, authorisedScopes(actor, permission));

/**
 * The topmost organizations in which the actor may do something, and those directly below them: enough to narrow a list
 * by, where a city has ten thousand. The one that is chosen now is among them.
 */
export const unitChoices = async (
  actor: Actor,
  permission: Permission,
  chosen: string | null,
): Promise<OrganizationChoice[]> => unitsToChoose(sqlRead, authorisedScopes(actor, permission), chosen);
