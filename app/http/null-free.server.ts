import { Transform, type TransformCallback } from 'node:stream';

/**
 * A page on its way out, without the empty bytes that React 18 leaves in it: it writes into blocks of 2,048 bytes, and
 * where a Chinese character no longer fits, the rest of the block goes out as it was made, as NUL (react issue 24985).
 * A browser shows each as �. No character of a page holds such a byte, so that all of them can go.
 */
export const nullFree = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
