import { constants, crc32, deflateRawSync } from 'node:zlib';
import { crc32Combine, crc32Shift } from './crc32-combine.ts';

/** A document of kept texts with values between them: text, value, text, …, text. */
export type StitchedHtml = { readonly texts: readonly string[]; readonly values: readonly string[] };

type Part = { readonly plain: Buffer; readonly deflated: Buffer; readonly crc: number; readonly shift: number };

const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
const LAST_BLOCK = Buffer.from([3, 0]);
const MOST_IN_A_BLOCK = 65_535;
const kept = new WeakMap<readonly string[], readonly Part[]>();

/**
 * A whole document that was not drawn by Remix. Its kept texts are compressed once and joined with the values by
 * concatenation: gzip lets blocks stand side by side, and the checksum of the whole follows from those of the parts.
 * Compressing 40 kB anew for each reader would cost more than everything else on the way.
 */
export function stitchedHtmlResponse(request: Request, html: StitchedHtml, locale: string): Response {
  const zipped = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  const body = zipped ? gzipped(html) : plain(html);
  return new Response(body as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(body.byteLength),
      'Content-Language': locale,
      'Cache-Control': 'private, no-cache',
      Vary: 'Accept-Encoding',
      ...(zipped && { 'Content-Encoding': 'gzip' }),
    },
  });
}

export function plain({ texts, values }: StitchedHtml): Buffer {
  return Buffer.concat(
    partsOf(texts).flatMap((part, at) => [part.plain, ...(at < values.length ? [Buffer.from(values[at] ?? '')] : [])]),
  );
}

export function gzipped({ texts, values }: StitchedHtml): Buffer {
  const blocks: Buffer[] = [GZIP_HEAD];
  let crc = 0;
  let size = 0;
  for (const [at, part] of partsOf(texts).entries()) {
    blocks.push(part.deflated);
    crc = crc32Combine(crc, part.crc, part.shift);
    size += part.plain.byteLength;
    const value = Buffer.from(values[at] ?? '');
    if (at >= values.length || value.byteLength === 0) continue;
    blocks.push(...stored(value));
    crc = crc32(value, crc);
    size += value.byteLength;
  }
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc, 0);
  tail.writeUInt32LE(size % 0x1_0000_0000, 4);
  return Buffer.concat([...blocks, LAST_BLOCK, tail]);
}

function partsOf(texts: readonly string[]): readonly Part[] {
  const known = kept.get(texts);
  if (known) return known;
  const made = texts.map((text) => {
    const bytes = Buffer.from(text);
    // A full flush ends on a whole byte and lets nothing later refer back: the part can stand anywhere.
    const deflated = deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
    return { plain: bytes, deflated, crc: crc32(bytes), shift: crc32Shift(bytes.byteLength) };
  });
  kept.set(texts, made);
  return made;
}

/** Bytes as uncompressed blocks: a length, its complement, and the bytes. */
function stored(bytes: Buffer): Buffer[] {
  const blocks: Buffer[] = [];
  for (let from = 0; from < bytes.byteLength; from += MOST_IN_A_BLOCK) {
    const piece = bytes.subarray(from, from + MOST_IN_A_BLOCK);
    const head = Buffer.alloc(5);
    head.writeUInt16LE(piece.byteLength, 1);
    head.writeUInt16LE(piece.byteLength ^ 0xffff, 3);
    blocks.push(head, piece);
  }
  return blocks;
}
