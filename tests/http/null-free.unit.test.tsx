import { buffer } from 'node:stream/consumers';
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { nullFree } from '~/http/null-free.server.ts';

const streamed = (page: React.ReactElement): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const body = nullFree();
    buffer(body).then(resolve, reject);
    const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(body), onError: reject });
  });

describe('a page that is streamed', () => {
  it.each([0, 1, 2])('has every Chinese character whole, wherever a block of bytes ends (%i)', async (shift) => {
    const words = Array.from({ length: 2_000 }, (_, n) => <i key={n}>{`场次编号${'x'.repeat((n + shift) % 7)}`}</i>);
    const page = <p>{words}</p>;
    const bytes = await streamed(page);
    expect(bytes.includes(0)).toBe(false);
    expect(bytes.toString('utf8')).toBe(renderToStaticMarkup(page));
  });
});
