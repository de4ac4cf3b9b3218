import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { nullFree } from './http/null-free.server.ts';
import { logger } from './platform/logger.ts';
import { RequestFactsProvider } from './ui/request-facts.tsx';

/** How long deferred data may take before the page ends without it. */
export const streamTimeout = 5000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId, locale, mode }: AppLoadContext,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const facts = { nonce, requestId, locale, mode, path: pathname + search };
  return new Promise((resolve, reject) => {
    let sent = false;
    let answer = status;
    let timer: NodeJS.Timeout | undefined;
    const page = (
      <RequestFactsProvider value={facts}>
        <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </RequestFactsProvider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        sent = true;
        const body = nullFree();
        // An abort timer that is never cleared would keep the whole render in memory for its length.
        body.once('close', () => clearTimeout(timer));
        headers.set('Content-Type', 'text/html; charset=utf-8');
        headers.set('Content-Language', locale);
        // A page may show what its reader alone may see, on a computer that many use: no browser keeps it.
        if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }));
        pipe(body);
      },
      onAllReady: () => clearTimeout(timer),
      onShellError(error) {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
      onError(error) {
        answer = 500;
        if (sent) logger.error({ err: error, requestId }, 'page render failed');
      },
    });
    timer = setTimeout(abort, streamTimeout + 1000);
  });
}

/** A fault in a loader or an action. An unknown address is none, nor is a request that its sender gave up. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  logger.error({ err: error, requestId: context.requestId, path: new URL(request.url).pathname }, 'request failed');
}
