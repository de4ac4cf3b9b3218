import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { deriveKey } from './installation.ts';

/** The fixed DER head of an Ed25519 private key; the 32 bytes of the seed follow it. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

let held: { privateKey: KeyObject; publicKey: KeyObject; keyId: string } | undefined;

function keys(): { privateKey: KeyObject; publicKey: KeyObject; keyId: string } {
  if (held) return held;
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, deriveKey('certificate-seal')]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  const keyId = sha256(publicKey.export({ format: 'der', type: 'spki' })).slice(0, 16);
  held = { privateKey, publicKey, keyId };
  return held;
}

/** Signs with this installation's Ed25519 key. @returns signature as base64url and the id of the key */
export const sealText = (text: string): { seal: string; keyId: string } => ({
  seal: sign(null, Buffer.from(text), keys().privateKey).toString('base64url'),
  keyId: keys().keyId,
});

export const isSealed = (text: string, seal: string): boolean =>
  verify(null, Buffer.from(text), keys().publicKey, Buffer.from(seal, 'base64url'));

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
