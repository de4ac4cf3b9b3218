import path from 'node:path';
import { forgetChildren, writeChildren } from './children-file.mjs';
import { applicationEnvironment } from './database.mjs';
import { PROGRAM_FLAGS } from './program-flags.mjs';
import { superviseChild } from './supervised-child.mjs';
import { PlainFault, say } from './terminal.mjs';

/**
 * Runs web and worker and watches over them and the database: whatever dies is started again.
 *
 * @param {{ settings: import('./settings.mjs').Settings, database: ReturnType<typeof import('./database.mjs').openDatabase>,
 *   urls: { applicationUrl: string, ownerUrl: string }, onGiveUp: (fault: PlainFault) => void }} options
 */
export function runPlatform({ settings, database, urls, onGiveUp }) {
  let current = urls;
  const logFolder = path.join(settings.dataFolder, 'logs');
  const environment = () => applicationEnvironment(database, current);
  const ready = { web: undefined, worker: undefined };

  const run = (name, title, program) => {
    const isUp = new Promise((resolve) => (ready[name] = resolve));
    const child = superviseChild({
      name,
      program,
      flags: PROGRAM_FLAGS,
      logFolder,
      environment,
      onReady(message) {
        ready[name](message);
        record();
      },
      onRestart: (reason) =>
        say({
          zh: `${title.zh}意外结束（${reason}），正在重新启动。`,
          en: `The ${title.en} ended (${reason}); starting it again.`,
        }),
      onGiveUp: (lastWords) =>
        onGiveUp(
          new PlainFault(
            {
              zh: `${title.zh}无法启动，日志在 ${logFolder}。`,
              en: `The ${title.en} does not start; its log is in ${logFolder}.`,
            },
            lastWords,
          ),
        ),
    });
    return { child, isUp };
  };
  const web = run('web', { zh: '网页程序', en: 'web server' }, 'build/server/web.js');
  const worker = run('worker', { zh: '后台程序', en: 'worker' }, 'build/worker.js');

  /** Who is ours, for a starter that comes after a kill. */
  function record() {
    const children = [web, worker].map(({ child }) => child.identity()).filter(Boolean);
    writeChildren(settings.dataFolder, children);
  }

  let isMending = false;
  async function mendDatabase() {
    if (isMending || database.isRunning()) return;
    isMending = true;
    say({ zh: '数据库意外结束，正在重新启动。', en: 'The database ended; starting it again.' });
    try {
      const next = await database.start();
      const isElsewhere = next.applicationUrl !== current.applicationUrl;
      current = next;
      if (isElsewhere) await Promise.all([web.child.restart(), worker.child.restart()]);
    } catch (error) {
      console.error(error.message);
    }
    isMending = false;
  }
  const watch = setInterval(() => void mendDatabase(), 500);

  return {
    logFolder,
    /** Resolves, when both take work, with the port that the web server listens on. */
    ready: Promise.all([web.isUp, worker.isUp]).then(([{ port }]) => port),
    async stop() {
      clearInterval(watch);
      await Promise.all([web.child.stop(), worker.child.stop()]);
      forgetChildren(settings.dataFolder);
    },
  };
}
