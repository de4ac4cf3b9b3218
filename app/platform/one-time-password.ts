import { Secret, TOTP } from 'otpauth';

const parts = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A new secret for an authenticator, in base 32 as it is typed by hand. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The address that an authenticator reads from a QR code. */
export const totpAddress = (secret: string, issuer: string, label: string): string =>
  new TOTP({ ...parts, issuer, label, secret }).toString();

/**
 * Which time step a code belongs to, if it is right now or one step before or after.
 *
 * @returns the number of the step since 1970, or null
 */
export function totpStep(secret: string, code: string, at: Date, stepsOff = 1): number | null {
  const delta = new TOTP({ ...parts, secret }).validate({ token: code, window: stepsOff, timestamp: at.getTime() });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / parts.period) + delta;
}

/** The code of this moment; for tests and for printing nowhere. */
export const totpCode = (secret: string, at: Date): string =>
  new TOTP({ ...parts, secret }).generate({ timestamp: at.getTime() });
