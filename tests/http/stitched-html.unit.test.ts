import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipped, plain, stitchedHtmlResponse } from '~/http/stitched-html.server.ts';

const joined = (texts: string[], values: string[]): string =>
  texts.map((text, at) => text + (values[at] ?? '')).join('');

describe('stitched HTML', () => {
  it('unpacks to the texts with the values between them, whatever they hold', () => {
    const pieces = fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ maxLength: 40 })));
    fc.assert(
      fc.property(pieces, fc.string(), (pairs, end) => {
        const html = { texts: [...pairs.map(([text]) => text), end], values: pairs.map(([, value]) => value) };
        const expected = Buffer.from(joined(html.texts, html.values));
        expect(gunzipSync(gzipped(html)).equals(expected)).toBe(true);
        expect(plain(html).equals(expected)).toBe(true);
      }),
    );
  });

  it('packs long texts small and holds values longer than one block', () => {
    const html = { texts: ['党支部'.repeat(20_000), '<p>end</p>'], values: ['x'.repeat(200_000)] };
    const packed = gzipped(html);
    expect(gunzipSync(packed).toString()).toBe(joined(html.texts, html.values));
    expect(packed.byteLength).toBeLessThan(202_000);
  });

  it('is compressed for those who can read it, and says so', async () => {
    const html = { texts: ['<p>', '</p>'], values: ['沈'] };
    const request = (encoding: string) => new Request('http://x/', { headers: { 'accept-encoding': encoding } });
    const packed = stitchedHtmlResponse(request('gzip, br'), html, 'zh-CN');
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe('<p>沈</p>');
    const open = stitchedHtmlResponse(request('identity'), html, 'zh-CN');
    expect(open.headers.get('content-encoding')).toBeNull();
    expect(await open.text()).toBe('<p>沈</p>');
  });
});
