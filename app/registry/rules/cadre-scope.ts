import { can, Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import type { Permission } from '~/identity/rules/permissions.ts';

/** Where a person belongs: home, and the organizations of present posts; never of past ones. */
export type Whereabouts = { homePath: string; posts: readonly { path: string; endedOn: string | null }[] };

export const mayWith = (actor: Actor, permission: Permission, { homePath, posts }: Whereabouts): boolean =>
  can(actor, permission, homePath) ||
  posts.some(({ path, endedOn }) => endedOn === null && can(actor, permission, path));

/**
 * Lets pass whoever may do this with the person. To others the person is not there, unless they may do it nowhere.
 *
 * @throws {NotFound} @throws {Forbidden}
 */
export function requireWith(actor: Actor, permission: Permission, whereabouts: Whereabouts): void {
  if (mayWith(actor, permission, whereabouts)) return;
  if (mayWith(actor, 'registry.read', whereabouts)) throw new Forbidden(permission);
  throw new NotFound('cadre');
}
