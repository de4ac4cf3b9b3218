import { AwsClient } from 'aws4fetch';
import { sqlRead, type Sql } from './db.ts';
import { env } from './env.ts';
import { sha256 } from './signer.ts';

/**
 * Keeps bytes under their SHA-256: in PostgreSQL with the transaction, or in an S3-compatible store where one is
 * configured (written before the commit; bytes that no row names are harmless).
 */
export async function keepContent(tx: Sql, bytes: Uint8Array): Promise<string> {
  const hash = sha256(bytes);
  if (env.STORAGE === 's3') await put(hash, bytes);
  else
    await tx.query(`INSERT INTO file_content (sha256, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      hash,
      Buffer.from(bytes),
    ]);
  return hash;
}

/** @returns null when nothing is kept under that hash @throws when what is kept does not have it */
export async function readContent(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = env.STORAGE === 's3' ? await get(hash) : await fromDatabase(hash);
  if (bytes && sha256(bytes) !== hash) throw new Error('stored bytes do not have their hash');
  return bytes;
}

/** Lets content go that no file needs any more. The caller has made sure of that. */
export async function dropContent(tx: Sql, hash: string): Promise<void> {
  if (env.STORAGE === 's3') {
    const response = await s3().fetch(object(hash), { method: 'DELETE' });
    if (!response.ok && response.status !== 404) throw new Error(`storage refused with ${response.status}`);
  } else await tx.query(`DELETE FROM file_content WHERE sha256 = $1`, [hash]);
}

async function fromDatabase(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const rows = await sqlRead.query<{ bytes: Buffer }>(`SELECT bytes FROM file_content WHERE sha256 = $1`, [hash]);
  return rows[0] ? new Uint8Array(rows[0].bytes) : null;
}

const object = (hash: string): string =>
  `${String(env.S3_ENDPOINT).replace(/\/$/, '')}/${env.S3_BUCKET}/${hash.slice(0, 2)}/${hash}`;

let client: AwsClient | undefined;
const s3 = (): AwsClient =>
  (client ??= new AwsClient({
    accessKeyId: String(env.S3_ACCESS_KEY_ID),
    secretAccessKey: String(env.S3_SECRET_ACCESS_KEY),
    region: env.S3_REGION,
    service: 's3',
  }));

async function put(hash: string, bytes: Uint8Array): Promise<void> {
  const response = await s3().fetch(object(hash), { method: 'PUT', body: new Uint8Array(bytes) });
  if (!response.ok) throw new Error(`storage refused with ${response.status}`);
}

async function get(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const response = await s3().fetch(object(hash));
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`storage refused with ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
