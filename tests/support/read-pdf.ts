import { inflateSync } from 'node:zlib';

type PdfObject = { dictionary: string; stream: Buffer | null };

/** The objects of a PDF file that keeps them plain (no object streams), by number; streams are inflated. */
export function readPdf(bytes: Uint8Array): Map<number, PdfObject> {
  const file = Buffer.from(bytes);
  // One character for each byte, so that places in the text are places in the file.
  const text = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const { 1: number, index } of text.matchAll(/^(\d+) 0 obj\n/gm)) {
    const from = index + text.slice(index).indexOf('\n') + 1;
    const end = text.indexOf('\nendobj', from);
    const begin = text.indexOf('\nstream\n', from);
    const plain = begin < 0 || begin > end;
    const dictionary = text.slice(from, plain ? end : begin);
    const length = Number(/\/Length (\d+)\b/.exec(dictionary)?.[1]);
    const packed = file.subarray(begin + 8, begin + 8 + length);
    const stream = plain ? null : dictionary.includes('/FlateDecode') ? inflateSync(packed) : packed;
    objects.set(Number(number), { dictionary, stream });
  }
  return objects;
}

/** What the entry `name` of an object points to. */
export function referred(objects: Map<number, PdfObject>, from: PdfObject, name: string): PdfObject | null {
  const number = new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(from.dictionary)?.[1];
  return (number !== undefined && objects.get(Number(number))) || null;
}
