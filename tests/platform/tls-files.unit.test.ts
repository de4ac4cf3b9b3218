import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { makeTlsPair } from '~tests/support/tls-pair.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hangjia tls '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (TLS_CERT: string, TLS_KEY: string) => {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'app/server/print-settings.ts'], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: folder, LC_ALL: 'en_US', TLS_CERT, TLS_KEY },
  });
  return { status: done.status, said: done.stderr.trim() };
};

it('says in one sentence which file of the certificate cannot be used', () => {
  const text = path.join(folder, 'text.pem');
  writeFileSync(text, 'not a certificate');
  expect(start('/no/such/file', text)).toEqual({ status: 1, said: 'TLS_CERT must be a file that can be read.' });
  expect(start(text, '/no/such/file')).toEqual({ status: 1, said: 'TLS_KEY must be a file that can be read.' });
  expect(start(text, text)).toEqual({ status: 1, said: 'TLS_CERT must be a certificate in PEM form.' });
});

it('says in one sentence that the key belongs to another certificate', () => {
  const written = (name: string, content: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const pair = makeTlsPair();
  const cert = written('cert.pem', pair.cert);
  const refused = { status: 1, said: 'TLS_KEY must be the PEM private key of TLS_CERT.' };
  expect(start(cert, written('other.pem', makeTlsPair().key))).toEqual(refused);
  expect(start(cert, cert)).toEqual(refused);
  expect(start(cert, written('key.pem', pair.key))).toEqual({ status: 0, said: '' });
});
