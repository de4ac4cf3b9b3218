import { forActor } from '~/http/route-functions.server.ts';
import { media } from '~/learning/queries/media.server.ts';

const TYPES: Record<string, string> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  vtt: 'text/vtt; charset=utf-8',
};

/** A recording kept on this server. Players ask for parts of it, so that one can jump. */
export const loader = forActor(async ({ actor, params, request }) => {
  const name = params['file'] ?? '';
  const { size, range, changedAt, bytes } = await media(actor, name, request.headers.get('range'));
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  const { from, to } = range ?? { from: 0, to: size - 1 };
  return new Response(bytes(), {
    status: range ? 206 : 200,
    headers: {
      'Content-Type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'Content-Length': String(to - from + 1),
      'Accept-Ranges': 'bytes',
      'Last-Modified': changedAt.toUTCString(),
      'Cache-Control': 'private, max-age=3600',
      // Compressing a recording would break its ranges and gain nothing.
      'Content-Encoding': 'identity',
      ...(range && { 'Content-Range': `bytes ${from}-${to}/${size}` }),
    },
  });
});
