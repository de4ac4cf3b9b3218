import { cookieHeader, parseCookies, SESSION_COOKIE, signValue } from './cookies.server.ts';

/** The header that makes this browser carry a sign-in session; it ends with the browser. */
export const sessionCookie = (sessionId: string, request: Request): string =>
  cookieHeader(SESSION_COOKIE, signValue(SESSION_COOKIE, sessionId), { secure: isSecure(request) });

/** The header that takes it away. */
export const clearedSessionCookie = (request: Request): string =>
  cookieHeader(SESSION_COOKIE, '', { secure: isSecure(request), maxAgeSeconds: 0 });

export const isSecure = (request: Request): boolean => new URL(request.url).protocol === 'https:';

/** Whether this browser says that it is signed in, rightly or not. */
export const carriesSession = (request: Request): boolean =>
  Boolean(parseCookies(request.headers.get('cookie') ?? '')[SESSION_COOKIE]);
