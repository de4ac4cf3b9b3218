import { describe, expect, it } from 'vitest';
import { passageFor } from '~/http/gate.server.ts';
import type { RequestContext } from '~/http/load-context.ts';
import { forActor } from '~/http/route-functions.server.ts';
import type { Viewer } from '~/identity/queries/viewer.server.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';

const settled: Viewer = {
  actor: {
    accountId: 'a',
    rootId: 'r',
    cadreId: null,
    displayName: '陈望舒',
    grants: [{ role: 'SYS_ADMIN', organizationId: 'r', path: '/r/' }],
    requestId: null,
  },
  sessionId: 's',
  accountNumber: 'n',
  homeOrganizationName: null,
  demonstration: false,
  mustChangePassword: false,
  noticeVersion: CURRENT_NOTICE_VERSION,
  administrator: true,
  method: 'password',
  secondFactorConfirmed: false,
  secondFactorEnrolled: false,
};

describe('the gate', () => {
  const spellings = [
    '/Admin/accounts',
    '/%61dmin/accounts',
    '/admin/accounts//',
    '//admin/accounts',
    '/ADMIN/ACCOUNTS',
  ];
  it.each(spellings.flatMap((path) => [path, `${path}.data`]))('leads nowhere by %s', (path) => {
    expect(passageFor(path, '', settled)).toEqual({ pass: false, status: 404 });
    expect(passageFor(path, '', null)).toEqual({ pass: false, status: 404 });
  });

  it('opens the page by its own address', () => {
    for (const path of ['/admin/accounts', '/admin/accounts/', '/admin/accounts.data'])
      expect(passageFor(path, '', settled)).toEqual({ pass: true });
  });
});

describe('a loader for signed-in people, reached although the gate let pass', () => {
  const owing: [string, Partial<Viewer>, string][] = [
    ['the second factor', { secondFactorEnrolled: true }, '/account/second-factor'],
    ['a new password', { mustChangePassword: true }, '/account/password'],
    ['the notice', { noticeVersion: 0 }, '/notice'],
  ];
  const ask = (viewer: Viewer, settling?: string): Promise<string> =>
    forActor(
      () => 'let in',
      settling,
    )({
      request: new Request('http://here/Admin/accounts'),
      params: {},
      context: { viewer, refusal: null } as RequestContext,
    });

  it.each(owing)('sends away whoever owes %s', async (_what, lack, duty) => {
    const answer = await ask({ ...settled, ...lack }).catch((thrown: unknown) => thrown);
    expect(answer).toBeInstanceOf(Response);
    expect((answer as Response).headers.get('Location')).toBe(duty);
    expect(await ask({ ...settled, ...lack }, duty)).toBe('let in');
  });

  it('keeps whoever owes the second factor from the password page too', async () => {
    const answer = await ask({ ...settled, secondFactorEnrolled: true }, '/account/password').catch(
      (it: unknown) => it,
    );
    expect((answer as Response).headers.get('Location')).toBe('/account/second-factor');
  });

  it('lets in whoever owes nothing', async () => expect(await ask(settled)).toBe('let in'));
});
