import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** What a new hash costs: 32 MB and three passes, about a quarter of a second of one core. */
const COST = { ln: 15, r: 8, p: 3 } as const;
const KEY_BYTES = 32;
/** Two at a time: a crowd at the sign-in page waits its turn and leaves the other threads to the rest of the site. */
const MOST_AT_ONCE = 2;

type Cost = { ln: number; r: number; p: number };

let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Buffer, bytes: number, { ln, r, p }: Cost): Promise<Buffer> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
  try {
    return await new Promise((resolve, reject) =>
      scrypt(password.normalize('NFKC'), salt, bytes, options, (fault, key) => (fault ? reject(fault) : resolve(key))),
    );
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Hashes a password: `$scrypt$ln=15,r=8,p=3$<salt>$<key>`, so that a later change of cost leaves old hashes readable. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_BYTES, cost);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

const FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/;

/** Whether this is the password. A hash that is missing costs the same time as one that does not fit. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  const found = FORM.exec(hash ?? '');
  if (!found) {
    await derive(password, randomBytes(16), KEY_BYTES, COST);
    return false;
  }
  const [, ln, r, p, salt = '', key = ''] = found;
  const expected = Buffer.from(key, 'base64url');
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const given = await derive(password, Buffer.from(salt, 'base64url'), expected.length, cost);
  return timingSafeEqual(given, expected);
}

/** Whether a hash was made at another cost than today's, so that it should be made anew when the password is at hand. */
export const isOutdatedHash = (hash: string): boolean =>
  !hash.startsWith(`$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$`);
