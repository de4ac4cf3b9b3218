import { randomUUID } from 'node:crypto';
import type express from 'express';
import { viewerOfSession } from '~/identity/queries/viewer.server.ts';
import { now } from '~/platform/clock.ts';
import { newId } from '~/platform/id.ts';
import { pickLocale, pickMode } from '~/ui/locale.ts';
import {
  cookieHeader,
  DEVICE_COOKIE,
  newDeviceKey,
  parseCookies,
  SESSION_COOKIE,
  signValue,
  verifiedValue,
} from './cookies.server.ts';
import { deviceLabelOf } from './device-label.ts';
import { passageFor } from './gate.server.ts';
import type { RequestContext } from './load-context.ts';
import type { RouteEntry } from './route-table/route-entry.ts';

declare module 'express-serve-static-core' {
  interface Locals {
    /** what the route table says of the path */
    entry: RouteEntry | null;
    context: RequestContext;
  }
}

/** Reads who and what a request is, once, before anything answers it. */
export async function readRequestContext(
  request: express.Request,
  response: express.Response,
): Promise<RequestContext> {
  const cookies = parseCookies(request.headers.cookie);
  const at = now();
  const search = request.url.indexOf('?');
  const requestId = newId();
  const sessionId = verifiedValue(SESSION_COOKIE, cookies[SESSION_COOKIE]);
  let deviceKey = verifiedValue(DEVICE_COOKIE, cookies[DEVICE_COOKIE]);
  if (!deviceKey) {
    deviceKey = newDeviceKey();
    response.append(
      'Set-Cookie',
      cookieHeader(DEVICE_COOKIE, signValue(DEVICE_COOKIE, deviceKey), {
        secure: request.secure,
        maxAgeSeconds: 400 * 86_400,
      }),
    );
  }
  const viewer = sessionId ? await viewerOfSession(sessionId, requestId, at) : null;
  const passage = passageFor(request.path, search < 0 ? '' : request.url.slice(search), viewer);
  return {
    // Node keeps random UUIDs ready; bytes of one's own cost each request more than its cookies do.
    nonce: randomUUID(),
    requestId,
    viewer,
    refusal: passage.pass ? null : passage,
    locale: pickLocale({
      search: search < 0 ? null : request.url.slice(search),
      cookie: request.headers.cookie ?? null,
      acceptLanguage: request.headers['accept-language'] ?? null,
    }),
    mode: pickMode(request.headers.cookie ?? null),
    deviceKey,
    deviceLabel: deviceLabelOf(request.headers['user-agent'] ?? ''),
    now: at,
    visitorAddress: request.ip ?? '',
  };
}
