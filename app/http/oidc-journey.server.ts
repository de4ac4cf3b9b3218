import { redirect } from '@remix-run/node';
import { env } from '~/platform/env.ts';
import { openField, sealField } from '~/platform/field-cipher.ts';
import { logger } from '~/platform/logger.ts';
import { oidcArrival, oidcDeparture, type OidcIdentity, type OidcJourney } from '~/platform/oidc.ts';
import { cookieHeader, parseCookies } from './cookies.server.ts';
import { isSecure } from './session-cookie.server.ts';

const COOKIE = 'hj_oidc';
const ROW = 'cookie:oidc';
const MAX_AGE_SECONDS = 600;

type Kept = OidcJourney & { next: string };

/** The header that keeps a sign-in under way in this browser, encrypted, for ten minutes. */
const journeyCookie = (journey: Kept, request: Request): string =>
  cookieHeader(COOKIE, Buffer.from(sealField(ROW, JSON.stringify(journey))).toString('base64url'), {
    secure: isSecure(request),
    maxAgeSeconds: MAX_AGE_SECONDS,
  });

export const clearedJourneyCookie = (request: Request): string =>
  cookieHeader(COOKIE, '', { secure: isSecure(request), maxAgeSeconds: 0 });

/** The sign-in under way in this browser; null when there is none or the cookie was not made here. */
function keptJourney(request: Request): Kept | null {
  const kept = parseCookies(request.headers.get('cookie') ?? '')[COOKIE];
  if (!kept) return null;
  try {
    return JSON.parse(openField(ROW, Buffer.from(kept, 'base64url'))) as Kept;
  } catch {
    return null;
  }
}

/** The address to which the provider sends people back. */
const callbackAddress = (request: Request): string =>
  new URL('/sign-in/oidc/callback', env.PUBLIC_URL ?? new URL(request.url).origin).href;

/** What the button of single sign-on says; null where it is not set up. */
export const oidcName = (): string | null => (env.OIDC_ISSUER ? env.OIDC_NAME : null);

/** Sends the person to the identity provider; back to the sign-in page when it cannot be reached. */
export async function departure(request: Request, next: string, requestId: string): Promise<Response> {
  try {
    const { address, journey } = await oidcDeparture(callbackAddress(request));
    return redirect(address, { headers: { 'Set-Cookie': journeyCookie({ ...journey, next }, request) } });
  } catch (fault) {
    logger.warn({ err: fault, requestId }, 'single sign-on cannot be reached');
    return redirect('/sign-in?said=oidc-down');
  }
}

/** Who came back from the provider, and where they were going; null when anything is not as it was asked for. */
export async function arrival(
  request: Request,
  requestId: string,
): Promise<{ identity: OidcIdentity; next: string } | null> {
  const journey = keptJourney(request);
  if (!journey) return null;
  const address = new URL(callbackAddress(request));
  address.search = new URL(request.url).search;
  try {
    return { identity: await oidcArrival(address, journey), next: journey.next };
  } catch (fault) {
    logger.warn({ err: fault, requestId }, 'single sign-on was not completed');
    return null;
  }
}
