import { authorisedScopes, type Actor } from '~/identity/rules/actor.ts';
import type { Permission } from '~/identity/rules/permissions.ts';
import { sqlRead } from '~/platform/db.ts';
import { organizationsToChoose, type OrganizationChoice } from '../data/organization-choice-rows.ts';

export type { OrganizationChoice };

/** The organizations in which the actor may do something, in the order of the tree. */
export const organizationChoices = (actor: Actor, permission: Permission): Promise<OrganizationChoice[]> =>
  organizationsToChoose(sqlRead, authorisedScopes(actor, permission));
