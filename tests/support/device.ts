import type { Device } from '~/identity/commands/start-session.server.ts';

let sequence = 0;

/** A browser that nobody has used before. */
export const newDevice = (label = 'Test', visitorAddress = '192.0.2.1'): Device => ({
  deviceKey: `device-${process.pid}-${(sequence += 1)}`,
  deviceLabel: label,
  visitorAddress,
  requestId: null,
});
