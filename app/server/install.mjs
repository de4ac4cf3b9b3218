import fs from 'node:fs';
import path from 'node:path';
import { fingerprint, isDone, REPOSITORY, unlessDone } from './folders.mjs';
import { runQuietly } from './run-quietly.mjs';
import { PlainFault, step } from './terminal.mjs';

const STAMP = 'node_modules/.hangjia-installed';

/** Node's own version, checked before anything newer is used. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new PlainFault({
    zh: `本机 Node.js 版本是 ${process.versions.node}，最低须为 20.19。`,
    en: `Node.js here is ${process.versions.node}; at least 20.19 is needed.`,
  });
}

/**
 * Installs the packages of the lock file, unless they are. No install script of any package is run, and
 * development packages belong to it: the build needs them.
 */
export async function installPackages() {
  const wanted = fingerprint(['package-lock.json']);
  if (isDone(STAMP, wanted)) return;
  if (isWhatTheLockSays()) {
    fs.writeFileSync(path.join(REPOSITORY, STAMP), wanted + '\n');
    return;
  }
  await step({ zh: '安装依赖', en: 'Install packages' }, () => unlessDone(STAMP, wanted, installAnew));
}

/** Somebody ran npm by hand: each package of the lock file is there in its version. */
function isWhatTheLockSays() {
  const packagesOf = (file) => {
    try {
      return JSON.parse(fs.readFileSync(path.join(REPOSITORY, file), 'utf8')).packages;
    } catch {
      return undefined;
    }
  };
  const locked = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  if (!locked || !installed || fs.existsSync(path.join(REPOSITORY, STAMP))) return false;
  return Object.entries(locked).every(([place, { version, optional, peer }]) => {
    if (place === '') return true;
    return installed[place] ? installed[place].version === version : Boolean(optional || peer);
  });
}

/** An installation that was killed half-way can leave folders that npm cannot remove; then all of it goes first. */
async function installAnew() {
  try {
    await npmCi();
  } catch {
    fs.rmSync(path.join(REPOSITORY, 'node_modules'), { recursive: true, force: true });
    await npmCi();
  }
}

function npmCi() {
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const options = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  return runQuietly(command, [...first, ...options], {
    cwd: REPOSITORY,
    failure: {
      zh: '依赖未能安装：请检查网络与 npm 源后重试。',
      en: 'The packages could not be installed: check the network and the npm registry, then try again.',
    },
  });
}
