import { z } from 'zod';
import {
  address,
  expectationOf,
  flag,
  mailbox,
  oneOf,
  origin,
  port,
  secret,
  text,
  textOr,
  timeZone,
  trustedProxy,
} from './env-fields.ts';
import { inTerminalLanguage } from './terminal-language.mjs';

/** Every setting of the platform. Nothing else in the program reads `process.env`. */
const fields = {
  NODE_ENV: oneOf(['development', 'production', 'test'], 'development'),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  TIME_ZONE: timeZone('Asia/Shanghai'),
  DATA_DIR: textOr('.data'),
  MASTER_SECRET: secret(32),

  HOST: textOr('0.0.0.0'),
  PORT: port(3000),
  PUBLIC_URL: origin(),
  TRUST_PROXY: trustedProxy(),
  TLS_CERT: text(),
  TLS_KEY: text(),
  /** Who shows it may read `/metrics`; without one, this machine may. */
  METRICS_TOKEN: secret(16),

  DATABASE_URL: address(['postgres:', 'postgresql:']),
  DATABASE_OWNER_URL: address(['postgres:', 'postgresql:']),
  /** Set by the starter when it runs the database itself; never by a person. */
  DATABASE_EMBEDDED: flag(),
  REDIS_URL: address(['redis:', 'rediss:']),
  DEMONSTRATION: flag(),

  SMTP_URL: address(['smtp:', 'smtps:']),
  MAIL_FROM: mailbox(),

  STORAGE: oneOf(['postgres', 's3'], 'postgres'),
  S3_ENDPOINT: address(['https:', 'http:']),
  S3_BUCKET: text(),
  S3_REGION: textOr('us-east-1'),
  S3_ACCESS_KEY_ID: text(),
  S3_SECRET_ACCESS_KEY: text(),

  OIDC_ISSUER: address(['https:', 'http:']),
  OIDC_CLIENT_ID: text(),
  OIDC_CLIENT_SECRET: text(),
  OIDC_NAME: textOr('统一身份认证'),
  /** The claim that holds the account number here. */
  OIDC_ACCOUNT_CLAIM: textOr('preferred_username'),
  REQUIRE_ADMIN_TOTP: flag(),
};

type Read = z.infer<z.ZodObject<typeof fields>>;

/** `DATABASE_URL` is absent only where no database was named and the embedded one has not been started. */
export type Env = Omit<Read, 'DATABASE_EMBEDDED' | 'DEMONSTRATION' | 'REQUIRE_ADMIN_TOTP'> & {
  DATABASE_EMBEDDED: boolean;
  DEMONSTRATION: boolean;
  REQUIRE_ADMIN_TOTP: boolean;
};

/** A setting is wrong. The message is one sentence that names it and may be shown as it is; it never holds the value. */
export class EnvError extends Error {
  readonly variable: string;

  constructor(variable: string, zh: string, en: string) {
    super(inTerminalLanguage({ zh: `${variable} ${zh}。`, en: `${variable} ${en}.` }));
    this.name = 'EnvError';
    this.variable = variable;
  }
}

/** Settings that mean nothing alone: as soon as one is there, all must be. */
const TOGETHER: (keyof Env)[][] = [
  ['TLS_CERT', 'TLS_KEY'],
  ['SMTP_URL', 'MAIL_FROM'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
];

const S3_NEEDS = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/**
 * Reads and checks the settings. An empty value counts as absent.
 *
 * @throws {EnvError} naming the first variable that is wrong
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) given[name] = source[name]?.trim() || undefined;

  const result = z.object(fields).safeParse(given);
  if (!result.success) {
    const name = String(result.error.issues[0]?.path[0]) as keyof typeof fields;
    const expected = expectationOf(fields[name]);
    const zh = expected?.zh ?? '';
    throw new EnvError(name, `须为${/^[ -~]/.test(zh) ? ' ' : ''}${zh}`, `must be ${expected?.en}`);
  }
  const read = result.data;
  refuseContradictions(read);

  const embedded = read.DATABASE_EMBEDDED ?? !read.DATABASE_URL;
  const env: Env = {
    ...read,
    DATABASE_EMBEDDED: embedded,
    DEMONSTRATION: read.DEMONSTRATION ?? embedded,
    REQUIRE_ADMIN_TOTP: read.REQUIRE_ADMIN_TOTP ?? false,
  };
  if (read.DATABASE_URL) env.DATABASE_OWNER_URL = read.DATABASE_OWNER_URL ?? read.DATABASE_URL;
  return env;
}

function refuseContradictions(read: Read): void {
  for (const group of TOGETHER) {
    const missing = group.find((name) => read[name] === undefined);
    const present = group.find((name) => read[name] !== undefined);
    if (missing && present)
      throw new EnvError(missing, `须与 ${present} 一起设置`, `must be set together with ${present}`);
  }
  if (read.STORAGE === 's3') {
    const missing = S3_NEEDS.find((name) => read[name] === undefined);
    if (missing) throw new EnvError(missing, '在 STORAGE=s3 时必须设置', 'must be set when STORAGE is s3');
  }
  if (read.DATABASE_OWNER_URL && !read.DATABASE_URL) {
    throw new EnvError(
      'DATABASE_URL',
      '须与 DATABASE_OWNER_URL 一起设置',
      'must be set together with DATABASE_OWNER_URL',
    );
  }
  const external = read.DATABASE_URL !== undefined && !read.DATABASE_EMBEDDED;
  if (read.DEMONSTRATION && external && read.NODE_ENV === 'production') {
    throw new EnvError(
      'DEMONSTRATION',
      '在 NODE_ENV=production 且设置了 DATABASE_URL 时不能为 on',
      'cannot be on when NODE_ENV is production and DATABASE_URL is set',
    );
  }
}

let read: Env | undefined;

/**
 * The settings of this process, checked at the first use, so that importing a module never fails because of them.
 *
 * @throws {EnvError} at the first use, when one of them is wrong
 */
export const env: Env = new Proxy({} as Env, {
  get: (_, name) => Reflect.get((read ??= readEnv(process.env)), name),
  has: (_, name) => Reflect.has((read ??= readEnv(process.env)), name),
});
