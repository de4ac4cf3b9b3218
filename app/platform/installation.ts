import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { env, EnvError } from './env.ts';
import { makeFolder } from './make-folder.mjs';

const identity = z.object({ id: z.string().regex(/^[0-9a-f]{12}$/), createdAt: z.string() });
const secrets = z.object({ masterSecret: z.string().min(43) });

export type Installation = z.infer<typeof identity>;

/**
 * The data folder as an absolute path; made, with mode 0700, when it is not there.
 *
 * @throws {EnvError} when it cannot be
 */
export function dataFolder(): string {
  const folder = path.resolve(env.DATA_DIR);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  try {
    makeFolder(folder);
  } catch {
    throw new EnvError('DATA_DIR', '须为可以写入的文件夹', 'must be a folder that can be written to');
  }
  return folder;
}

/**
 * Who this installation is: twelve random hexadecimal digits kept in the data folder, so that neither a renamed
 * checkout nor a second one on the same machine is taken for another.
 */
export function installation(): Installation {
  const made = { id: randomUUID().replaceAll('-', '').slice(-12), createdAt: new Date().toISOString() };
  return identity.parse(readOrCreate('installation.json', 0o644, made));
}

/**
 * A key of its own for each purpose, derived from the master secret (`MASTER_SECRET`, or one that is generated on
 * first start and kept in the data folder with mode 0600).
 *
 * @param purpose a fixed name such as `sign-in-cookie`; another name gives an unrelated key
 */
export function deriveKey(purpose: string, bytes = 32): Buffer {
  return Buffer.from(hkdfSync('sha256', masterSecret(), 'hangjia', purpose, bytes));
}

/** What the master secret is, without saying it: two machines that share the secret give the same text. */
export const secretFingerprint = (): string => deriveKey('backup-fingerprint', 8).toString('hex');

let master: string | undefined;

/** The secret itself, made where there is none: for the start and for a backup that was asked to hold it. */
export function masterSecret(): string {
  master ??= env.MASTER_SECRET ?? generatedSecrets().masterSecret;
  return master;
}

function generatedSecrets(): z.infer<typeof secrets> {
  return secrets.parse(readOrCreate('secrets.json', 0o600, { masterSecret: randomBytes(48).toString('base64url') }));
}

/** Web and worker start at the same moment: a hard link makes one of them win, and both read what the winner wrote. */
function readOrCreate(name: string, mode: number, content: object): unknown {
  const file = path.join(dataFolder(), name);
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(draft, JSON.stringify(content, null, 2) + '\n', { mode });
    chmodSync(draft, mode);
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
