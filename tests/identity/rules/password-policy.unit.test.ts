import { describe, expect, it } from 'vitest';
import { isAccountNumber, normalizedAccountNumber } from '~/identity/rules/account-number.ts';
import { codeFrom, normalizedCode } from '~/identity/rules/one-time-code.ts';
import { passwordFlaw, passwordIsDue } from '~/identity/rules/password-policy.ts';

describe('a new password', () => {
  it.each([
    ['Short-1', 'too-short'],
    [`Aa1${'x'.repeat(130)}`, 'too-long'],
    ['alllowercase1', 'too-few-classes'],
    ['Yz-00123-pass', 'holds-account-number'],
    ['Password2026!', 'common'],
    ['Aa1Aa1Aa1Aa1', 'repeated'],
    ['三类字符的Pass27', null],
    ['Right-horse-7', null],
  ])('%s: %s', (password, flaw) => expect(passwordFlaw(password, 'yz-00123')).toBe(flaw));
});

describe('who must set a new one', () => {
  const at = new Date('2026-11-23T00:00:00Z');
  const days = (n: number): Date => new Date(at.getTime() - n * 86_400_000);
  const someone = {
    method: 'password',
    mustChangePassword: false,
    administrator: false,
    demonstration: false,
    passwordChangedAt: days(400),
  } as const;

  it('is everybody after a reset and at the first sign-in', () =>
    expect(passwordIsDue({ ...someone, mustChangePassword: true }, at)).toBe(true));
  it('is nobody who came by a slip, by single sign-on or to the demonstration', () => {
    expect(passwordIsDue({ ...someone, mustChangePassword: true, method: 'slip' }, at)).toBe(false);
    expect(passwordIsDue({ ...someone, mustChangePassword: true, method: 'oidc' }, at)).toBe(false);
    expect(passwordIsDue({ ...someone, mustChangePassword: true, demonstration: true }, at)).toBe(false);
  });
  it('is an administrator after ninety days, and no learner', () => {
    expect(passwordIsDue({ ...someone, administrator: true, passwordChangedAt: days(91) }, at)).toBe(true);
    expect(passwordIsDue({ ...someone, administrator: true, passwordChangedAt: days(89) }, at)).toBe(false);
    expect(passwordIsDue(someone, at)).toBe(false);
  });
});

describe('account numbers and codes', () => {
  it('are one however they are typed', () => {
    expect(normalizedAccountNumber(' ＹＺ-００1 ')).toBe('yz-001');
    expect(isAccountNumber('yz-001')).toBe(true);
    expect(isAccountNumber('张三01')).toBe(true);
    expect(isAccountNumber('-x')).toBe(false);
    expect(normalizedCode(' k7m2p 9qxrA')).toBe(normalizedCode('K7M2P-9QXRA'));
  });
  it('hold no letters that are taken for one another', () => {
    const code = codeFrom(
      Uint8Array.from({ length: 60 }, (_, n) => n * 7),
      10,
    );
    expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{5}-[2-9A-HJKMNP-TW-Z]{5}$/);
    expect(() => codeFrom(new Uint8Array([255, 255]), 2)).toThrow();
  });
});
