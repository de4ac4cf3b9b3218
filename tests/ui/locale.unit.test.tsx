import { describe, expect, it } from 'vitest';
import { localeOf, pickLocale, pickMode } from '~/ui/locale.ts';

const none = { search: null, cookie: null, acceptLanguage: null };

describe('pickLocale', () => {
  it('prefers the address, then the cookie, then the browser, then Chinese', () => {
    expect(pickLocale({ search: '?lang=en', cookie: 'lang=zh-CN', acceptLanguage: 'zh' })).toBe('en');
    expect(pickLocale({ ...none, cookie: 'mode=elder; lang=en', acceptLanguage: 'zh' })).toBe('en');
    expect(pickLocale({ ...none, acceptLanguage: 'fr, en-GB;q=0.5, zh;q=0.4' })).toBe('en');
    expect(pickLocale(none)).toBe('zh-CN');
  });
  it('weighs the qualities of Accept-Language and passes over what it does not speak', () => {
    expect(pickLocale({ ...none, acceptLanguage: 'en;q=0.3, zh-TW;q=0.9' })).toBe('zh-CN');
    expect(pickLocale({ ...none, acceptLanguage: 'en;q=0, de' })).toBe('zh-CN');
    expect(pickLocale({ search: '?lang=xx', cookie: 'slang=en', acceptLanguage: null })).toBe('zh-CN');
    expect(pickLocale({ ...none, acceptLanguage: 'english' })).toBe('zh-CN');
  });
  it('reads a request', () => {
    expect(localeOf(new Request('http://x/a?lang=en'))).toBe('en');
    expect(localeOf(new Request('http://x/', { headers: { 'accept-language': 'en' } }))).toBe('en');
  });
});

describe('pickMode', () => {
  it('is 长辈版 only when the cookie says so', () => {
    expect(pickMode('lang=en; mode=elder')).toBe('elder');
    expect(pickMode('mode=standard')).toBe('standard');
    expect(pickMode(null)).toBe('standard');
  });
});
