import { timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';
import type express from 'express';
import { env } from '~/platform/env.ts';
import { sha256 } from '~/platform/signer.ts';

/** A request for the figures, as far as it decides who may read them. */
export type MetricsRequest = {
  /** of the other end of the connection */
  peer: string | undefined;
  /** of the client, as the trusted proxies tell it */
  client: string | undefined;
  /** whether somebody says that it was passed on */
  isForwarded: boolean;
  authorization: string | undefined;
};
type MetricsSettings = { token: string | undefined; trustsProxy: boolean };

const HERE = new BlockList();
HERE.addSubnet('127.0.0.0', 8, 'ipv4');
HERE.addAddress('::1', 'ipv6');

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Whether the figures of the platform may be told. With a token: to whoever shows it. Without one: to this machine alone.
 * A proxy on this machine passes the world's requests on from here, so that one counts as from here only when a proxy
 * that is trusted says so.
 */
export function mayReadMetrics(
  { peer, client, isForwarded, authorization }: MetricsRequest,
  { token, trustsProxy }: MetricsSettings,
): boolean {
  if (token !== undefined) {
    const shown = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    return shown !== undefined && timingSafeEqual(Buffer.from(sha256(shown)), Buffer.from(sha256(token)));
  }
  return isHere(peer) && (!isForwarded || (trustsProxy && isHere(client)));
}

const isHere = (address: string | undefined): boolean =>
  address !== undefined && HERE.check(address, address.includes(':') ? 'ipv6' : 'ipv4');

/** Lets through who may read the figures, and tells the others how they could. */
export const metricsGate: express.RequestHandler = (request, response, next) => {
  const token = env.METRICS_TOKEN;
  const asked = {
    peer: request.socket.remoteAddress,
    client: request.ip,
    isForwarded: FORWARDED.some((name) => request.headers[name] !== undefined),
    authorization: request.headers.authorization,
  };
  if (mayReadMetrics(asked, { token, trustsProxy: env.TRUST_PROXY !== false })) return next();
  if (token !== undefined) response.setHeader('WWW-Authenticate', 'Bearer');
  const way = token === undefined ? 'from this machine, or with METRICS_TOKEN' : 'with the bearer token METRICS_TOKEN';
  response
    .status(token === undefined ? 403 : 401)
    .type('text')
    .send(`The figures are read ${way}.\n`);
};
