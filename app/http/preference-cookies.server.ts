import { locales } from '~/ui/locale.ts';
import { cookieHeader } from './cookies.server.ts';
import { isSecure } from './session-cookie.server.ts';

const MAX_AGE_SECONDS = 400 * 86_400;
const MODES = ['standard', 'elder'];

/** The headers that keep language and type size in this browser; null when neither is asked for. */
export function preferenceCookies(wanted: URLSearchParams, request: Request): Headers | null {
  const headers = new Headers();
  const keep = (name: string, value: string | null, known: readonly string[]): void => {
    if (value === null || !known.includes(value)) return;
    const options = { secure: isSecure(request), maxAgeSeconds: MAX_AGE_SECONDS, readable: true };
    headers.append('Set-Cookie', cookieHeader(name, value, options));
  };
  keep('lang', wanted.get('lang'), locales);
  keep('mode', wanted.get('mode'), MODES);
  return headers.has('Set-Cookie') ? headers : null;
}
