import type { Viewer } from '~/identity/queries/viewer.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';
import { env } from '~/platform/env.ts';
import { routeEntryFor } from './route-table.ts';

export type Passage = { pass: true } | { pass: false; status: 403 | 404 } | { pass: false; redirect: string };

/** Where a signed-in person may go before password, second factor and notice are settled. */
const SECOND_FACTOR = '/account/second-factor';
const BEFORE_SECOND_FACTOR = ['/sign-out', '/preferences', SECOND_FACTOR];
const SETTLING = [...BEFORE_SECOND_FACTOR, '/account/password', '/notice'];

/** Remix's own address, at which a browser asks which pages there are. */
const MANIFEST = '/__manifest';

/**
 * Whether a request may reach its page: signed in where needed, first-sign-in duties done, and a role that has the
 * page's permission somewhere. The subtree is checked in the command or query. A path that the route table does not
 * know, however much it resembles one that it knows, leads nowhere: what matches more kindly than the table must not see
 * it.
 */
export function passageFor(pathname: string, search: string, viewer: Viewer | null): Passage {
  const path = pathname.replace(/\.data$/, '');
  const entry = routeEntryFor(pathname);
  if (!entry) return pathname === MANIFEST ? { pass: true } : { pass: false, status: 404 };
  if (entry.access === 'public') return { pass: true };
  if (!viewer) return { pass: false, redirect: `/sign-in?next=${encodeURIComponent(path + withoutInternals(search))}` };
  const duty = openDuty(viewer);
  if (duty) {
    if (!isOpenBefore(duty, path))
      return { pass: false, redirect: `${duty}?next=${encodeURIComponent(path + withoutInternals(search))}` };
  }
  if (entry.access === 'signed-in') return { pass: true };
  return entry.access.some((permission) => canAnywhere(viewer.actor, permission))
    ? { pass: true }
    : { pass: false, status: 403 };
}

/** What a signed-in person must settle first (second factor, password, notice); null when nothing is open. */
export function openDuty(viewer: Viewer): string | null {
  const secondFactor = viewer.secondFactorEnrolled || (viewer.administrator && env.REQUIRE_ADMIN_TOTP);
  if (secondFactor && !viewer.secondFactorConfirmed) return '/account/second-factor';
  if (viewer.mustChangePassword) return '/account/password';
  if (viewer.noticeVersion < CURRENT_NOTICE_VERSION) return '/notice';
  return null;
}

/** Whether a page may be used while `duty` is open. Who has shown a password only may do nothing with it, not even change it. */
export const isOpenBefore = (duty: string, page: string): boolean =>
  (duty === SECOND_FACTOR ? BEFORE_SECOND_FACTOR : SETTLING).includes(page);

/** `_routes` is Remix's own and means nothing to a person who comes back by the address. */
function withoutInternals(search: string): string {
  const kept = new URLSearchParams(search);
  kept.delete('_routes');
  const text = kept.toString();
  return text ? `?${text}` : '';
}

/** Whether this person may do without a second factor. */
export const mayDropSecondFactor = (viewer: Viewer): boolean => !(viewer.administrator && env.REQUIRE_ADMIN_TOTP);
