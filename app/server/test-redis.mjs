import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './postgres-process.mjs';
import { pause } from './process-life.mjs';

/**
 * A Redis for the queue's tests: the one that `REDIS_URL` names, or one that is started for them where the program
 * `redis-server` is there.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | undefined>} nothing where there is neither
 */
export async function redisForTests() {
  const named = process.env.REDIS_URL?.trim();
  if (named) return { url: named.replace(/\/\d*$/, ''), stop: async () => {} };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hangjia-redis-'));
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawn('redis-server', options, { stdio: 'ignore', detached: true });
  const life = { ended: false };
  const ended = new Promise((resolve) => {
    server.once('exit', resolve);
    server.once('error', resolve);
  }).then(() => (life.ended = true));
  while (!life.ended && !(await answers(port))) await pause(20);
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  if (!life.ended) return { url: `redis://127.0.0.1:${port}`, stop };
  fs.rmSync(folder, { recursive: true, force: true });
  return undefined;
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
