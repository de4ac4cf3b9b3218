import fs from 'node:fs';
import path from 'node:path';
import { fingerprint, isDone, REPOSITORY, unlessDone } from './folders.mjs';
import { runQuietly } from './run-quietly.mjs';
import { PlainFault, step } from './terminal.mjs';

const STAMP = 'node_modules/.hangjia-installed';
/** What was installed before, while it is replaced. */
const BEFORE = '.cache/node_modules-before';

const clear = (place) => fs.rmSync(path.join(REPOSITORY, place), { recursive: true, force: true });
const isThere = (place) => fs.existsSync(path.join(REPOSITORY, place));
const move = (from, to) => fs.renameSync(path.join(REPOSITORY, from), path.join(REPOSITORY, to));

/** What the packages are made for and Node's own version, checked before anything newer is used. */
export function requireMachine() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new PlainFault({
      zh: `本软件在 Linux（x64）上运行，本机是 ${process.platform}（${process.arch}）。`,
      en: `This software runs on Linux (x64); this machine is ${process.platform} (${process.arch}).`,
    });
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new PlainFault({
    zh: `本机 Node.js 版本是 ${process.versions.node}，最低须为 20.19。`,
    en: `Node.js here is ${process.versions.node}; at least 20.19 is needed.`,
  });
}

/**
 * Installs the packages of the lock file, unless they are. No install script of any package is run.
 *
 * @param {{ development?: boolean }} [options] also those that only tests and checks need; running needs a fifth less
 */
export async function installPackages({ development: asked = false } = {}) {
  // Whoever has the tools of tests keeps them when the lock file changes and the platform is started.
  const development = asked || isThere('node_modules/vitest');
  const lock = fingerprint(['package-lock.json']);
  const whole = `${lock} with development packages`;
  if (isDone(STAMP, whole) || (!asked && isDone(STAMP, lock))) return;
  const wanted = development ? whole : lock;
  if (isWhatTheLockSays(development)) {
    clear(BEFORE);
    fs.writeFileSync(path.join(REPOSITORY, STAMP), wanted + '\n');
    return;
  }
  // What runs from here now must keep its packages: the rest is added to them.
  const install = isDone(STAMP, lock)
    ? () => npm(['install', '--no-save', '--include=dev'])
    : () => installAnew(development);
  await step({ zh: '安装依赖', en: 'Install packages' }, () => unlessDone(STAMP, wanted, install));
}

/** Somebody ran npm by hand: each package of the lock file is there in its version. */
function isWhatTheLockSays(development) {
  const packagesOf = (file) => {
    try {
      return JSON.parse(fs.readFileSync(path.join(REPOSITORY, file), 'utf8')).packages;
    } catch {
      return undefined;
    }
  };
  const locked = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  if (!locked || !installed || isThere(STAMP)) return false;
  return Object.entries(locked).every(([place, { version, optional, peer, dev }]) => {
    if (place === '' || (dev && !development)) return true;
    return installed[place] ? installed[place].version === version : Boolean(optional || peer);
  });
}

/**
 * `npm ci` removes what is there before it asks for anything: without a network the version of before would have gone,
 * too. So that is put aside and comes back when the packages do not come. Half of an installation that was killed, which
 * npm may be unable to remove, is out of its way as well.
 */
async function installAnew(development) {
  // Still there after a kill: it is the whole one, and what stands in its place is not.
  if (isThere(BEFORE)) clear('node_modules');
  else if (isThere('node_modules')) putAside();
  try {
    await npm(['ci', development ? '--include=dev' : '--omit=dev']);
  } catch (fault) {
    clear('node_modules');
    if (isThere(BEFORE)) move(BEFORE, 'node_modules');
    throw fault;
  }
  clear(BEFORE);
}

function putAside() {
  try {
    move('node_modules', BEFORE);
  } catch {
    // A folder of a container's image cannot be moved; then it is as npm would have it.
    clear('node_modules');
  }
}

function npm(task) {
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  return runQuietly(command, [...first, ...task, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: REPOSITORY,
    failure: {
      zh: '依赖未能安装：请检查网络与 npm 源后重试。',
      en: 'The packages could not be installed: check the network and the npm registry, then try again.',
    },
  });
}
