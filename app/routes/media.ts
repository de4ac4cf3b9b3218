import { forActor } from '~/http/route-functions.server.ts';
import { media } from '~/learning/queries/media.server.ts';

const TYPES: Record<string, string> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  vtt: 'text/vtt; charset=utf-8',
  webp: 'image/webp',
  png: 'image/png',
  jpg: 'image/jpeg',
};

/** A recording kept on this server. Players ask for parts of it, so that one can jump. */
export const loader = forActor(async ({ actor, params, request: { headers, method } }) => {
  const name = params['file'] ?? '';
  const { size, range, changedAt, tag, bytes } = await media(actor, name, {
    range: headers.get('range'),
    ifRange: headers.get('if-range'),
    ifNoneMatch: headers.get('if-none-match'),
  });
  const known = {
    ETag: tag,
    'Last-Modified': changedAt.toUTCString(),
    // Compressing a recording would break its ranges and gain nothing.
    'Cache-Control': 'private, max-age=3600, no-transform',
    'Accept-Ranges': 'bytes',
  };
  if (range === 'unchanged') return new Response(null, { status: 304, headers: known });
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  const { from, to } = range ?? { from: 0, to: size - 1 };
  // Who asks with HEAD is sent no body, and a file opened for one would stay open.
  return new Response(method === 'HEAD' ? null : bytes(), {
    status: range ? 206 : 200,
    headers: {
      ...known,
      'Content-Type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'Content-Length': String(to - from + 1),
      ...(range && { 'Content-Range': `bytes ${from}-${to}/${size}` }),
    },
  });
});
