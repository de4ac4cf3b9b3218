import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { openClaims } from './claims.mjs';
import { prepareDatabase } from './embedded-database.mjs';
import { preparePostgresBinaries } from './postgres-binaries.mjs';
import { freePort, makeCluster, postgresAccount, runningServer, startServer, stopServer } from './postgres-process.mjs';
import { pause } from './process-life.mjs';
import { PlainFault } from './terminal.mjs';

/** Refused, cut off, starting up, shutting down: what a server says or does not say around its start and end. */
const NOT_THERE = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03']);

/**
 * A PostgreSQL of this installation alone, from the programs of an npm package. Several programs may use it at once
 * (the starter, a backup beside it): the last one to leave stops it, and one that was killed does not count.
 *
 * As an ordinary user everything lies in the data folder. As root the cluster lies in `/var/lib/hangjia-ID`, because
 * the account that runs it cannot reach into a home of mode 0700.
 *
 * @param {{ dataFolder: string, installationId: string, durable?: boolean }} installation
 */
export function embeddedPostgres({ dataFolder, installationId, durable = true }) {
  const account = postgresAccount();
  const isRoot = account.uid !== undefined;
  const home = isRoot ? `/var/lib/hangjia-${installationId}` : path.join(dataFolder, 'postgres');
  const data = path.join(home, 'data');
  const log = path.join(home, 'postgres.log');
  const settingsFile = path.join(dataFolder, 'postgres.json');
  const claims = openClaims(path.join(dataFolder, 'postgres-users'));

  async function start() {
    fs.mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    fs.mkdirSync(home, { recursive: true, mode: 0o700 });
    if (isRoot) {
      refuseCopy(home, dataFolder);
      fs.chownSync(home, account.uid, account.gid);
      // For whoever finds it there and wonders whose it is.
      fs.writeFileSync(path.join(home, 'data-folder.txt'), dataFolder + '\n');
    }
    claims.make();
    const settings = readSettings(settingsFile);
    const end = Date.now() + 120_000;
    while (Date.now() < end) {
      const started = await startOrAdopt(settings, end);
      const { pid, port } = runningServer(data) ?? {};
      if (!pid) continue;
      if (port !== settings.port) writeSettings(settingsFile, { ...settings, port });
      try {
        const urls = await prepareDatabase({ port, passwords: settings.passwords });
        return { started, pid, port, ...urls };
      } catch (error) {
        // It may have been killed the moment before and only have looked alive.
        if (!NOT_THERE.has(error.code)) throw error;
        await pause(50);
      }
    }
    throw new PlainFault({
      zh: `内置 PostgreSQL 未能启动，原因见 ${log}。`,
      en: `The embedded PostgreSQL did not start; the reason is in ${log}.`,
    });
  }

  async function startOrAdopt(settings, end) {
    const binaries = preparePostgresBinaries({ home, elsewhere: isRoot });
    while (Date.now() < end) {
      const running = runningServer(data);
      if (running?.ready) return false;
      if (running || !claims.isFirst()) {
        await pause(50);
        continue;
      }
      shorten(log);
      if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
        await makeCluster({ binaries, data, password: settings.passwords.postgres, account });
      }
      const port = await freePort(settings.port);
      if (await startServer({ binaries, data, log, port, durable, account })) return true;
      // Killed a moment ago, its last processes may still hold the memory; or the port was taken meanwhile.
      await pause(200);
    }
    return false;
  }

  return {
    home,
    log,
    /** Starts it, or adopts the one that runs. Safe to call again after it died: it comes back at the same address. */
    start,
    isRunning: () => runningServer(data) !== undefined,
    /** Leaves it, and stops it when nobody else uses it. */
    async stop() {
      claims.drop();
      if (claims.others().length === 0) await stopServer(data);
    },
  };
}

/**
 * A copied checkout brings the id of the installation along: two platforms would then write into one database. One that
 * was moved is another matter: its former folder is gone.
 */
function refuseCopy(home, dataFolder) {
  const identityOf = (folder) => {
    try {
      return fs.readFileSync(path.join(folder, 'installation.json'), 'utf8');
    } catch {
      return undefined;
    }
  };
  const note = path.join(home, 'data-folder.txt');
  const former = fs.existsSync(note) ? fs.readFileSync(note, 'utf8').trim() : dataFolder;
  if (identityOf(former) === undefined || identityOf(former) !== identityOf(dataFolder)) return;
  if (fs.realpathSync(former) === fs.realpathSync(dataFolder)) return;
  throw new PlainFault({
    zh: `数据目录 ${dataFolder} 是 ${former} 的副本，不能与它共用一个数据库；请删除副本的数据目录，或用 DATA_DIR 另指一个，需要数据时用 npm run backup 和 restore。`,
    en: `The data folder ${dataFolder} is a copy of ${former} and cannot share its database; remove the copy or name another folder with DATA_DIR, and use npm run backup and restore to bring the data along.`,
  });
}

/** Of two programs that start at once, the passwords of one count: a hard link never replaces what is there. */
function readSettings(file) {
  if (!fs.existsSync(file)) {
    const password = () => randomBytes(24).toString('base64url');
    const draft = `${file}.${process.pid}.first`;
    writeSettings(draft, { passwords: { postgres: password(), owner: password(), app: password() } });
    try {
      fs.linkSync(draft, file);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    } finally {
      fs.rmSync(draft, { force: true });
    }
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function writeSettings(file, settings) {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(settings, null, 2) + '\n', { mode: 0o600 });
  fs.renameSync(draft, file);
}

/** A log of more than 10 MB starts anew; the one before it is kept. */
function shorten(log) {
  if (fs.existsSync(log) && fs.statSync(log).size > 10_000_000) fs.renameSync(log, `${log}.1`);
}
