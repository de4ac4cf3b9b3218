import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { deriveKey } from './installation.ts';

const KEY_ID = 1;

/**
 * Encrypts a personal value with AES-256-GCM, bound to its row: bytes moved to another row do not open.
 *
 * @param row what the value belongs to, such as `cadre.phone:<id>`
 * @returns key id, nonce, tag and text in one buffer
 */
export function sealField(row: string, value: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', deriveKey('field-cipher'), nonce);
  cipher.setAAD(Buffer.from(row));
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.from([KEY_ID]), nonce, cipher.getAuthTag(), text]));
}

/** @throws when the bytes were changed or belong to another row */
export function openField(row: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== KEY_ID) throw new Error('unknown field key');
  const decipher = createDecipheriv('aes-256-gcm', deriveKey('field-cipher'), bytes.subarray(1, 13));
  decipher.setAAD(Buffer.from(row));
  decipher.setAuthTag(bytes.subarray(13, 29));
  return decipher.update(bytes.subarray(29), undefined, 'utf8') + decipher.final('utf8');
}

/** A keyed digest by which an encrypted or secret value can be looked up. */
export const blindIndex = (purpose: string, value: string): string =>
  createHmac('sha256', deriveKey(`blind-index:${purpose}`))
    .update(value)
    .digest('base64url');
