import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { env, EnvError } from './env.ts';

/**
 * The certificate and key of `TLS_CERT` and `TLS_KEY`; null where none are set.
 *
 * @throws {EnvError} naming the one that cannot be read or used
 */
export function readTlsFiles(): { cert: Buffer; key: Buffer } | null {
  const { TLS_CERT, TLS_KEY } = env;
  if (!TLS_CERT || !TLS_KEY) return null;
  const cert = read('TLS_CERT', TLS_CERT);
  const key = read('TLS_KEY', TLS_KEY);
  if (!isUsable({ cert }))
    throw new EnvError('TLS_CERT', '须为 PEM 格式的证书文件', 'must be a certificate in PEM form');
  if (!isUsable({ cert, key }))
    throw new EnvError('TLS_KEY', '须为与 TLS_CERT 配对的 PEM 私钥文件', 'must be the PEM private key of TLS_CERT');
  return { cert, key };
}

function read(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new EnvError(name, '须为可以读取的文件', 'must be a file that can be read');
  }
}

function isUsable(parts: { cert: Buffer; key?: Buffer }): boolean {
  try {
    createSecureContext(parts);
    return true;
  } catch {
    return false;
  }
}
