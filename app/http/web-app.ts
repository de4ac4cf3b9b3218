import { createRequestHandler, type RequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express from 'express';
import { env } from '~/platform/env.ts';
import { logger } from '~/platform/logger.ts';
import { metrics, requestSeconds } from '~/platform/metrics.ts';
import { readiness } from '~/platform/readiness.ts';
import { answerEndpoint, endpointFor } from './answer-endpoint.server.ts';
import { buildForRoute, buildForNowhere } from './build-for-route.ts';
import type { RequestContext } from './load-context.ts';
import { metricsGate } from './metrics-gate.server.ts';
import { recordTrespass } from './record-trespass.server.ts';
import { readRequestContext } from './request-context.server.ts';
import { routeEntryFor } from './route-table.ts';
import { isSameOrigin, setSecurityHeaders } from './security-headers.server.ts';

const MOST_BYTES = 25 * 1024 * 1024;
const FILE = /\.[a-z\d]{1,12}$/i;

/** Made once and for all, or (from the sources) read anew for each request. */
type Build = ServerBuild | (() => Promise<ServerBuild>);

export type WebAppOptions = { build: Build; clientFolder: string | null; pingQueue: () => Promise<void> };

/** The web server: probes, files, the gate, the endpoints beside Remix, and Remix. */
export function createWebApp({ build, clientFolder, pingQueue }: WebAppOptions): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // As the route table matches: what it does not know is not asked for under another spelling.
  app.enable('case sensitive routing');
  app.set('trust proxy', env.TRUST_PROXY ?? false);

  app.get('/healthz', (_request, response) => void response.type('text').send('ok\n'));
  app.get(
    '/readyz',
    handled(async (_request, response) => {
      const found = await readiness('prisma/migrations', pingQueue);
      response.status(found.ready ? 200 : 503).json(found);
    }),
  );
  app.get(
    '/metrics',
    metricsGate,
    handled(async (_request, response) => {
      response.type(metrics.contentType).send(await metrics.metrics());
    }),
  );

  const handlerOf = (part: (all: ServerBuild) => ServerBuild): RequestHandler =>
    createRequestHandler({
      build: typeof build === 'function' ? async () => part(await build()) : part(build),
      mode: env.NODE_ENV,
      getLoadContext: (_request, response) => response.locals['context'],
    });
  const whole = handlerOf((all) => all);
  const nowhere = handlerOf(buildForNowhere);
  const handlers = new Map<string, RequestHandler>();

  const compress = compression();
  // What an endpoint answers is a line: wrapping the response would cost more than the line.
  app.use((request, response, next) => {
    response.locals['entry'] = routeEntryFor(request.path);
    if (isEndpoint(response)) next();
    else compress(request, response, next);
  });
  if (clientFolder) {
    app.use('/assets', express.static(`${clientFolder}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }));
    const files = express.static(clientFolder, { maxAge: '1h', index: false });
    // Only a path with an ending can be a file: pages are spared the look at the disk.
    app.use((request, response, next) => (FILE.test(request.path) ? files(request, response, next) : next()));
  }

  app.use(
    handled(async (request, response, next) => {
      const started = process.hrtime.bigint();
      try {
        const context = await readRequestContext(request, response);
        response.locals['context'] = context;
        response.setHeader('X-Request-Id', context.requestId);
        setSecurityHeaders(request, response, context.nonce);
        response.once('finish', () => finish(request, response, context.requestId, started));
        if (!['GET', 'HEAD'].includes(request.method)) {
          if (!isSameOrigin(request)) return void response.status(403).type('text').send('Forbidden\n');
          if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return void response.status(413).end();
          // Browsers say how long a form is; a body without an end would be read into memory.
          if (request.headers['transfer-encoding']) return void response.status(411).end();
        }
        if (isNowhere(context.refusal)) return await nowhere(request, response, next);
        if (context.refusal && isEndpoint(response)) {
          const status = 'redirect' in context.refusal ? 401 : 403;
          if (status === 403) await recordTrespass(context.viewer?.actor ?? null, 'page', request.path);
          return void response.status(status).json({ ok: false, reason: 'signed-out' });
        }
        const endpoint = endpointFor(response.locals['entry'], request.method);
        if (endpoint) return await answerEndpoint(endpoint, request, response, context);
        return isEndpoint(response) ? void response.status(405).end() : next();
      } catch (error) {
        return next(error);
      }
    }),
  );

  app.use(
    handled(async (request, response, next) => {
      const { entry } = response.locals;
      // Only Remix's question for the routes there are comes here without an entry.
      if (!entry) return whole(request, response, next);
      const known = handlers.get(entry.id) ?? handlerOf((all) => buildForRoute(all, entry.id));
      handlers.set(entry.id, known);
      return known(request, response, next);
    }),
  );

  const onError: express.ErrorRequestHandler = (error, _request, response, _next) => {
    const requestId: string | undefined = response.locals['context']?.requestId;
    logger.error({ err: error, requestId }, 'request failed');
    if (!response.headersSent)
      response
        .status(error.status ?? 500)
        .type('text')
        .send(`Error ${requestId ?? ''}\n`);
  };
  app.use(onError);
  return app;
}

/** Express knows nothing of promises: a fault of one goes to the error handler. */
const handled =
  (
    work: (request: express.Request, response: express.Response, next: express.NextFunction) => Promise<unknown>,
  ): express.RequestHandler =>
  (request, response, next) => {
    // oxlint-disable-next-line promise/no-callback-in-promise -- Express 4 knows no other way
    work(request, response, next).catch(next);
  };

const isNowhere = (refusal: RequestContext['refusal']): boolean =>
  refusal !== null && 'status' in refusal && refusal.status === 404;

const isEndpoint = (response: express.Response): boolean => response.locals['entry']?.kind === 'endpoint';

function finish(request: express.Request, response: express.Response, requestId: string, started: bigint): void {
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const route = response.locals['entry']?.id ?? 'none';
  requestSeconds.observe({ route, status: `${Math.floor(response.statusCode / 100)}xx` }, seconds);
  if (response.statusCode >= 500 || seconds > 1 || logger.isLevelEnabled('debug'))
    logger.info(
      { requestId, route, method: request.method, status: response.statusCode, ms: Math.round(seconds * 1000) },
      'request',
    );
}
