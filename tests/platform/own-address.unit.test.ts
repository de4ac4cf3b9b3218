import type os from 'node:os';
import { describe, expect, it } from 'vitest';
import { addressHere, addressOnNetwork } from '~/platform/own-address.mjs';

const card = (address: string, change: Partial<os.NetworkInterfaceInfo> = {}) =>
  ({ address, internal: false, family: 'IPv4', ...change }) as os.NetworkInterfaceInfo;
const networks = {
  lo: [card('127.0.0.1', { internal: true })],
  eth0: [card('fe80::1', { family: 'IPv6' as const } as Partial<os.NetworkInterfaceInfo>), card('192.0.2.7')],
};

describe('the address of this machine', () => {
  it('is the one on its network where everybody is listened to', () => {
    expect(addressOnNetwork({ host: '0.0.0.0', port: 3000, isSecure: false }, networks)).toBe('http://192.0.2.7:3000');
    expect(addressOnNetwork({ host: '192.0.2.9', port: 443, isSecure: true }, networks)).toBe('https://192.0.2.9:443');
  });

  it('is none where nobody else reaches it, and localhost from itself', () => {
    expect(addressOnNetwork({ host: '127.0.0.1', port: 3000, isSecure: false }, networks)).toBeUndefined();
    expect(addressOnNetwork({ host: '0.0.0.0', port: 3000, isSecure: false }, { lo: networks.lo })).toBeUndefined();
    expect(addressHere({ host: '0.0.0.0', port: 3000, isSecure: false })).toBe('http://localhost:3000');
    expect(addressHere({ host: '::1', port: 3000, isSecure: false })).toBe('http://[::1]:3000');
  });
});
