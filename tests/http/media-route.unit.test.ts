import { expect, it } from 'vitest';
import type { RequestContext } from '~/http/load-context.ts';
import type { Viewer } from '~/identity/queries/viewer.server.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';
import { loader } from '~/routes/media.ts';

const viewer = {
  actor: { accountId: 'a', rootId: 'r', cadreId: null, displayName: '陈望舒', grants: [], requestId: null },
  noticeVersion: CURRENT_NOTICE_VERSION,
} as unknown as Viewer;

const ask = (method: string): Promise<Response> =>
  loader({
    request: new Request('http://here/media/count-votes.mp4', { method }),
    params: { file: 'count-votes.mp4' },
    context: { viewer, refusal: null } as RequestContext,
  });

it('opens no film for who asks only how long it is', async () => {
  const whole = await ask('GET');
  await whole.body?.cancel();
  const told = await ask('HEAD');
  expect(told.body).toBeNull();
  expect(told.headers.get('Content-Length')).toMatch(/^\d{6,}$/);
  expect(Object.fromEntries(told.headers)).toEqual(Object.fromEntries(whole.headers));
});
