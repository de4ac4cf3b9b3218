import { expect, it } from 'vitest';
import { newPasswordErrors } from '~/ui/identity/password-flaw-words.ts';

const said = (faults: Record<string, string>, password: string) =>
  newPasswordErrors(faults, { password, accountNumber: 'yz000102' }, 'zh-CN');

it('says of a password that was typed differently the second time what else is wrong with it, in the order of the fields', () => {
  expect(Object.entries(said({ code: 'fillIn', again: 'notSame' }, 'short'))).toEqual([
    ['code', '请填写'],
    ['next', expect.stringContaining('10')],
    ['again', '两次输入的新密码不一样'],
  ]);
  expect(said({ again: 'notSame' }, 'Qinghe-2026-Gw!')).toEqual({ again: '两次输入的新密码不一样' });
  expect(said({ next: 'fillIn' }, '')).toEqual({ next: '请填写' });
});
