import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '~/platform/installation.ts';

export const SESSION_COOKIE = 'hj_session';
export const DEVICE_COOKIE = 'hj_device';

const mac = (name: string, value: string): string =>
  createHmac('sha256', cookieKey()).update(`${name}=${value}`).digest('base64url').slice(0, 27);

let key: Buffer | undefined;
const cookieKey = (): Buffer => (key ??= deriveKey('cookies'));

/** `value.mac`: nobody but this installation can make it. */
export const signValue = (name: string, value: string): string => `${value}.${mac(name, value)}`;

/** @returns the value, or null when it was not made here */
export function verifiedValue(name: string, signed: string | undefined): string | null {
  const dot = signed?.lastIndexOf('.') ?? -1;
  if (!signed || dot < 1) return null;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1));
  const expected = Buffer.from(mac(name, value));
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null;
}

/** The cookies of a request; the first of two equal names counts. */
export function parseCookies(header: string | undefined): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !(name in cookies)) cookies[name] = pair.slice(at + 1).trim();
  }
  return cookies;
}

type CookieOptions = { secure: boolean; maxAgeSeconds?: number; readable?: boolean };

export const cookieHeader = (name: string, value: string, { secure, maxAgeSeconds, readable }: CookieOptions): string =>
  `${name}=${value}; Path=/; SameSite=Lax${readable ? '' : '; HttpOnly'}${secure ? '; Secure' : ''}${
    maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`
  }`;

/** A new mark for a browser that has none. */
export const newDeviceKey = (): string => randomBytes(12).toString('base64url');
