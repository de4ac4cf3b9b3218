import type express from 'express';
import { env } from '~/platform/env.ts';

const beyondScripts = [
  "default-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

/** No inline script runs, nothing is asked of any other host, no page can be framed. */
export function setSecurityHeaders(request: express.Request, response: express.Response, nonce: string): void {
  response.setHeader('Content-Security-Policy', `script-src 'self' 'nonce-${nonce}'; ${beyondScripts}`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  if (request.secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

/** Whether a state-changing request comes from one of our own pages. */
export function isSameOrigin(request: express.Request): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  if (!origin) return true;
  if (!URL.canParse(origin)) return false;
  const host = new URL(origin).host;
  return host === request.headers.host || (env.PUBLIC_URL !== undefined && host === new URL(env.PUBLIC_URL).host);
}
