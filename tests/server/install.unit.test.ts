import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';

const checkout = mkdtempSync(path.join(os.tmpdir(), 'hangjia install '));
const at = (place: string): string => path.join(checkout, place);
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

/** A checkout that asks for one package, and how that one is found. */
function asks(version: string, found: object): void {
  const asked = { name: 'checkout', version: '1.0.0', dependencies: { thing: version } };
  writeFileSync(at('package.json'), JSON.stringify(asked));
  const packages = { '': asked, ...found };
  writeFileSync(at('package-lock.json'), JSON.stringify({ ...asked, lockfileVersion: 3, packages }));
}
const fromFolder = () =>
  asks('file:./thing', { thing: { version: '1.0.0' }, 'node_modules/thing': { resolved: 'thing', link: true } });
const fromRegistry = () =>
  asks('2.0.0', {
    'node_modules/thing': {
      version: '2.0.0',
      resolved: 'http://127.0.0.1:9/thing-2.0.0.tgz',
      integrity: `sha512-${Buffer.alloc(64).toString('base64')}`,
    },
  });

/** Installs where no registry answers. @returns whether it could */
const installs = (): boolean =>
  spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `await (await import('./app/server/install.mjs')).installPackages()`],
    {
      cwd: checkout,
      env: {
        ...process.env,
        npm_config_registry: 'http://127.0.0.1:9',
        npm_config_fetch_retries: '0',
        npm_config_cache: at('npm-cache'),
        npm_config_offline: 'true',
      },
    },
  ).status === 0;

beforeEach(() => {
  rmSync(checkout, { recursive: true, force: true });
  for (const folder of ['app/server', 'app/platform']) cpSync(folder, at(folder), { recursive: true });
  mkdirSync(at('thing'));
  writeFileSync(at('thing/package.json'), JSON.stringify({ name: 'thing', version: '1.0.0' }));
  fromFolder();
  expect(installs()).toBe(true);
});

it('keeps the packages of before where those of a new version do not come', () => {
  fromRegistry();
  expect(installs()).toBe(false);
  expect(existsSync(at('node_modules/thing/package.json'))).toBe(true);
  // Back to the former version, still without a network.
  fromFolder();
  expect(installs()).toBe(true);
  expect(readdirSync(at('.cache'))).not.toContain('node_modules-before');
});

it('goes back to them, too, after it was killed half-way', () => {
  cpSync(at('node_modules'), at('.cache/node_modules-before'), { recursive: true });
  rmSync(at('node_modules'), { recursive: true });
  mkdirSync(at('node_modules/half/of/one'), { recursive: true });
  expect(installs()).toBe(true);
  expect(readdirSync(at('node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['thing']);
  expect(readdirSync(at('.cache'))).not.toContain('node_modules-before');
});
