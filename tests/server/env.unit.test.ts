import { describe, expect, it } from 'vitest';
import { EnvError, readEnv } from '~/platform/env.ts';

const inLanguage = (language: string, source: Record<string, string>): string => {
  const before = process.env['LC_ALL'];
  process.env['LC_ALL'] = language;
  try {
    readEnv(source);
    return '';
  } catch (fault) {
    expect(fault).toBeInstanceOf(EnvError);
    return (fault as EnvError).message;
  } finally {
    if (before === undefined) delete process.env['LC_ALL'];
    else process.env['LC_ALL'] = before;
  }
};

const external = { DATABASE_URL: 'postgresql://app@db/hangjia' };

describe('the settings', () => {
  it('need nothing to be set', () => {
    expect(readEnv({})).toMatchObject({
      NODE_ENV: 'development',
      HOST: '0.0.0.0',
      PORT: 3000,
      DATA_DIR: '.data',
      TRUST_PROXY: false,
      STORAGE: 'postgres',
      TIME_ZONE: 'Asia/Shanghai',
      DATABASE_EMBEDDED: true,
      DEMONSTRATION: true,
      REQUIRE_ADMIN_TOTP: false,
    });
  });

  it('take an empty value for an absent one', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '  ', OIDC_ISSUER: '' })).toMatchObject({
      PORT: 3000,
      DATABASE_EMBEDDED: true,
    });
  });

  it('let the owner of the database be the application where no other is named', () => {
    expect(readEnv(external).DATABASE_OWNER_URL).toBe(external.DATABASE_URL);
    const owner = 'postgresql://owner@db/hangjia';
    expect(readEnv({ ...external, DATABASE_OWNER_URL: owner }).DATABASE_OWNER_URL).toBe(owner);
  });

  it('never bring a demonstration to a production database', () => {
    expect(readEnv(external).DEMONSTRATION).toBe(false);
    expect(readEnv({ ...external, DEMONSTRATION: 'on' }).DEMONSTRATION).toBe(true);
    expect(inLanguage('en_US', { ...external, DEMONSTRATION: 'on', NODE_ENV: 'production' })).toBe(
      'DEMONSTRATION cannot be on when NODE_ENV is production and DATABASE_URL is set.',
    );
    const embedded = { ...external, DATABASE_EMBEDDED: 'on', NODE_ENV: 'production' };
    expect(readEnv(embedded).DEMONSTRATION).toBe(true);
    expect(readEnv({ ...embedded, DEMONSTRATION: 'off' }).DEMONSTRATION).toBe(false);
  });

  it.each([
    ['on', 1],
    ['off', false],
    ['2', 2],
    ['10.0.0.1, 10.0.0.2', '10.0.0.1, 10.0.0.2'],
    ['10.0.0.0/8,fd00::/8', '10.0.0.0/8,fd00::/8'],
    ['10.0.0.0/255.0.0.0', '10.0.0.0/255.0.0.0'],
    ['Loopback', 'loopback'],
  ])('read TRUST_PROXY=%s', (given, meant) => {
    expect(readEnv({ TRUST_PROXY: given }).TRUST_PROXY).toBe(meant);
  });

  it.each<[string, Record<string, string>]>([
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['NODE_ENV', { NODE_ENV: 'staging' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['TIME_ZONE', { TIME_ZONE: 'Mars/Olympus' }],
    ['MASTER_SECRET', { MASTER_SECRET: 'too short' }],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'a short token' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://hangjia.example/path' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'www.example' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'everyone' }],
    // Made of the characters of an address, and none.
    ['TRUST_PROXY', { TRUST_PROXY: 'abc' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.1.2' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/255.0.255.0' }],
    ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.1, proxy' }],
    ['TLS_KEY', { TLS_CERT: '/etc/cert.pem' }],
    ['TLS_CERT', { TLS_KEY: '/etc/key.pem' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://db/hangjia' }],
    ['DATABASE_URL', { DATABASE_OWNER_URL: 'postgresql://owner@db/hangjia' }],
    ['REDIS_URL', { REDIS_URL: 'localhost:6379' }],
    ['DEMONSTRATION', { DEMONSTRATION: 'maybe' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example' }],
    ['MAIL_FROM', { MAIL_FROM: 'nobody' }],
    ['STORAGE', { STORAGE: 'disk' }],
    ['S3_ENDPOINT', { STORAGE: 's3' }],
    ['S3_SECRET_ACCESS_KEY', { STORAGE: 's3', S3_ENDPOINT: 'https://s3', S3_BUCKET: 'b', S3_ACCESS_KEY_ID: 'k' }],
    ['OIDC_CLIENT_ID', { OIDC_ISSUER: 'https://sso.example' }],
    ['OIDC_ISSUER', { OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }],
    ['REQUIRE_ADMIN_TOTP', { REQUIRE_ADMIN_TOTP: 'sometimes' }],
  ])('name %s in one sentence when it is wrong, without its value', (variable, source) => {
    for (const language of ['zh_CN', 'en_US']) {
      const sentence = inLanguage(language, source);
      expect(sentence.startsWith(`${variable} `)).toBe(true);
      expect(sentence.split('\n')).toHaveLength(1);
      expect(sentence).toMatch(language === 'zh_CN' ? /[^。]+。$/ : /[^.]+\.$/);
      const value = source[variable];
      if (value) expect(sentence).not.toContain(value);
    }
  });
});
