import { describe, expect, it } from 'vitest';
import { mayReadMetrics, type MetricsRequest } from '~/http/metrics-gate.server.ts';

const token = 'a token of more than sixteen bytes'.replaceAll(' ', '-');
const asked = (more: Partial<MetricsRequest>): MetricsRequest => ({
  peer: '127.0.0.1',
  client: '127.0.0.1',
  isForwarded: false,
  authorization: undefined,
  ...more,
});

describe('the figures of the platform', () => {
  it.each<[string, boolean, Partial<MetricsRequest>, boolean]>([
    ['this machine', true, {}, false],
    ['this machine by IPv6', true, { peer: '::1', client: '::1' }, false],
    ['this machine as IPv6 writes IPv4', true, { peer: '::ffff:127.0.0.1', client: '::ffff:127.0.0.1' }, false],
    ['a machine of the network', false, { peer: '192.168.1.7', client: '192.168.1.7' }, false],
    ['a machine of the network by IPv6', false, { peer: '::ffff:192.168.1.7', client: '::ffff:192.168.1.7' }, false],
    ['a machine that claims to be this one', false, { peer: '192.168.1.7', isForwarded: true }, true],
    ['the world, through a proxy here that nobody trusts', false, { isForwarded: true }, false],
    ['the world, through a trusted proxy here', false, { client: '203.0.113.9', isForwarded: true }, true],
    ['this machine, through a trusted proxy here', true, { isForwarded: true }, true],
    ['nobody knows whom', false, { peer: undefined, client: undefined }, false],
  ])('without a token are told to %s: %s', (_who, told, more, trustsProxy) => {
    expect(mayReadMetrics(asked(more), { token: undefined, trustsProxy })).toBe(told);
  });

  it.each([
    [`Bearer ${token}`, true],
    [`bearer ${token}`, true],
    [`Bearer ${token}x`, false],
    [`Basic ${token}`, false],
    [token, false],
    ['Bearer ', false],
    [undefined, false],
  ])('with a token are told only for it: %s', (authorization, told) => {
    for (const peer of ['127.0.0.1', '203.0.113.9'])
      expect(mayReadMetrics(asked({ peer, authorization }), { token, trustsProxy: false })).toBe(told);
  });
});
