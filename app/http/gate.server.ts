import type { Viewer } from '~/identity/queries/viewer.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';
import { env } from '~/platform/env.ts';
import { routeEntryFor } from './route-table.ts';

export type Passage = { pass: true } | { pass: false; status: 403 } | { pass: false; redirect: string };

/** Where a signed-in person may go before password, second factor and notice are settled. */
const SECOND_FACTOR = '/account/second-factor';
const BEFORE_SECOND_FACTOR = ['/sign-out', '/preferences', SECOND_FACTOR];
const SETTLING = [...BEFORE_SECOND_FACTOR, '/account/password', '/notice'];

/**
 * Whether a request may reach its page: signed in where needed, first-sign-in duties done, and a role that has the
 * page's permission somewhere. The subtree is checked in the command or query.
 */
export function passageFor(pathname: string, search: string, viewer: Viewer | null): Passage {
  const path = pathname.replace(/\.data$/, '');
  const entry = routeEntryFor(pathname);
  if (!entry || entry.access === 'public') return { pass: true };
  if (!viewer) return { pass: false, redirect: `/sign-in?next=${encodeURIComponent(path + withoutInternals(search))}` };
  const duty = openDuty(viewer);
  if (duty) {
    // Who has shown a password only may do nothing with it, not even change it.
    const open = duty === SECOND_FACTOR ? BEFORE_SECOND_FACTOR : SETTLING;
    if (!open.includes(path))
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

/** `_routes` is Remix's own and means nothing to a person who comes back by the address. */
function withoutInternals(search: string): string {
  const kept = new URLSearchParams(search);
  kept.delete('_routes');
  const text = kept.toString();
  return text ? `?${text}` : '';
}

/** Whether this person may do without a second factor. */
export const mayDropSecondFactor = (viewer: Viewer): boolean => !(viewer.administrator && env.REQUIRE_ADMIN_TOTP);
