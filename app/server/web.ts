import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import * as build from 'virtual:remix/server-build';
import { createWebApp } from '~/http/web-app.ts';
import { startBeating } from '~/exams/commands/beat.server.ts';
import { enterRefusalsCounted } from '~/identity/commands/record-refusal.server.ts';
import { OtherMasterSecret, requireMasterSecret } from '~/identity/commands/require-master-secret.server.ts';
import { listenForRevocations } from '~/http/listen-for-revocations.server.ts';
import { announceAddress } from '~/operations/commands/announce-address.server.ts';
import { closeDatabase } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { logger } from '~/platform/logger.ts';
import { addressHere, addressOnNetwork } from '~/platform/own-address.mjs';
import { openQueues } from '~/platform/queue.ts';
import { passStartGate } from '~/platform/start-gate.ts';
import { readTlsFiles } from '~/platform/tls-files.ts';

const queues = openQueues();
const app = createWebApp({
  build: build as unknown as ServerBuild,
  clientFolder: path.resolve('build/client'),
  pingQueue: async () => void (await queues.queue('sittings').getJobCounts('waiting')),
});
const stopListening = await listenForRevocations();

const tls = readTlsFiles();
const server = tls ? https.createServer(tls, app) : http.createServer(app);
server.keepAliveTimeout = 65_000;

server.once('error', (error: NodeJS.ErrnoException) => {
  if (process.send) process.send({ type: 'failed', code: error.code });
  logger.fatal({ err: error }, 'the web server could not listen');
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 100).unref();
});
let stopBeating = (): void => undefined;

// One request that fails twice must not end everybody's sitting: it is told, and the others go on.
process.on('unhandledRejection', (fault) => logger.error({ err: fault }, 'a rejection that nothing awaited'));

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // Requests under way are answered; connections that only rest are not waited for.
  setTimeout(() => server.closeAllConnections(), 5_000).unref();
  await closed;
  stopBeating();
  await stopListening();
  await queues.close();
  await enterRefusalsCounted().catch((error: unknown) => logger.error({ err: error }, 'refusals could not be counted'));
  await closeDatabase();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
process.on('disconnect', () => void stop());

await passStartGate(requireMasterSecret, OtherMasterSecret);
server.listen(env.PORT, env.HOST, () => {
  stopBeating = startBeating();
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.PORT;
  const own = { host: env.HOST, port, isSecure: tls !== null };
  // The QR code of a certificate holds it: what the machine itself knows, never what a request says.
  announceAddress(env.PUBLIC_URL ?? addressOnNetwork(own) ?? addressHere(own)).catch((error: unknown) =>
    logger.error({ err: error }, 'the address could not be announced'),
  );
  logger.info({ port, tls: tls !== null }, 'web ready');
  process.send?.({ type: 'ready', port });
});
