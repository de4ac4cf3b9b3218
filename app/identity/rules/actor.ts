import { isInstallationWide, PERMISSIONS, roleHas, type Permission } from './permissions.ts';
import type { Role } from './roles.ts';

export type ActorGrant = { readonly role: Role; readonly organizationId: string; readonly path: string };

/** Who acts. Commands and queries take it as their first argument and ask `can` before anything else. */
export type Actor = {
  readonly accountId: string;
  readonly rootId: string;
  readonly cadreId: string | null;
  readonly displayName: string;
  readonly grants: readonly ActorGrant[];
  readonly requestId: string | null;
};

/** Whether `path` lies in the subtree of `ancestor`; a subtree is a prefix, its root included. */
export const inSubtree = (path: string, ancestor: string): boolean => path.startsWith(ancestor);

/** Whether an organization lies in one of the subtrees or above one: then somebody of theirs may be below it. */
export const touches = (scopes: readonly string[], path: string): boolean =>
  scopes.some((scope) => inSubtree(path, scope) || inSubtree(scope, path));

/** Whether a grant gives the permission: what belongs to the whole installation is given on the root of an authority only. */
const gives = (actor: Actor, grant: ActorGrant, permission: Permission): boolean =>
  roleHas(grant.role, permission) && (!isInstallationWide(permission) || grant.organizationId === actor.rootId);

/** Whether the actor may do this to something that belongs to the organization at `path`. */
export const can = (actor: Actor, permission: Permission, path: string): boolean =>
  actor.grants.some((grant) => gives(actor, grant, permission) && inSubtree(path, grant.path));

/** Whether the actor may do this anywhere at all: enough for a menu, never for a row. */
export const canAnywhere = (actor: Actor, permission: Permission): boolean =>
  actor.grants.some((grant) => gives(actor, grant, permission));

/** All that the actor may do somewhere. */
export const permissionsOf = (actor: Actor): Permission[] =>
  (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => canAnywhere(actor, permission));

/** The subtrees in which the actor may do this, without those that lie inside another. */
export function scopesOf(actor: Actor, permission: Permission): string[] {
  const paths = [
    ...new Set(actor.grants.filter((grant) => gives(actor, grant, permission)).map((grant) => grant.path)),
  ];
  return paths.filter((path) => !paths.some((other) => other !== path && inSubtree(path, other))).sort();
}

/** The organizations on which this person holds any role, by path. */
export const placesOf = (actor: Actor): string[] => actor.grants.map((grant) => grant.path);

/** The organizations on which a role with this permission was granted, outermost first. */
export const grantedOn = (actor: Actor, permission: Permission): readonly ActorGrant[] =>
  actor.grants.filter((grant) => gives(actor, grant, permission)).toSorted((a, b) => a.path.length - b.path.length);

/** Thrown when someone acts outside role or subtree; becomes 403, with an audit entry. Never a foreseeable refusal. */
export class Forbidden extends Error {
  readonly permission: Permission | 'self' | 'page';
  constructor(permission: Permission | 'self' | 'page') {
    super(`not permitted: ${permission}`);
    this.name = 'Forbidden';
    this.permission = permission;
  }
}

/** Thrown for a row that is not there or that the actor may not know of; becomes 404. */
export class NotFound extends Error {
  constructor(what: string) {
    super(`not found: ${what}`);
    this.name = 'NotFound';
  }
}

/** @throws {Forbidden} unless the actor may do this to something at `path` */
export function authorise(actor: Actor, permission: Permission, path: string): void {
  if (!can(actor, permission, path)) throw new Forbidden(permission);
}

/** @throws {Forbidden} unless the actor may do this somewhere; gives the subtrees to select within */
export function authorisedScopes(actor: Actor, permission: Permission): string[] {
  const scopes = scopesOf(actor, permission);
  if (scopes.length === 0) throw new Forbidden(permission);
  return scopes;
}
