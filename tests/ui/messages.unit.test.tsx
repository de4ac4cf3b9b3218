import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LocaleProvider } from '~/ui/locale-context.tsx';
import { defineMessages, translator, useT } from '~/ui/messages/define-messages.ts';

const messages = defineMessages({
  handIn: ['交卷', 'Hand in'],
  left: ['还有 {n} 题未作答', '{n, plural, one {# question} other {# questions}} unanswered'],
  people: ['{n, number} 人', '{n, plural, one {# person} other {# people}}'],
  verdict: [
    '{verdict, select, pass {合格} other {不合格}}，{name}',
    '{name}: {verdict, select, pass {pass} other {fail}}',
  ],
  see: ['请看{link}。', 'See {link}.'],
  quote: ["it's plain", "it's plain"],
});

describe('translator', () => {
  it('writes the sentence in the language asked for', () => {
    expect(translator(messages, 'zh-CN')('handIn')).toBe('交卷');
    expect(translator(messages, 'en')('handIn')).toBe('Hand in');
    expect(translator(messages, 'en')('quote')).toBe("it's plain");
  });

  it('fills in values and chooses the plural', () => {
    expect(translator(messages, 'zh-CN')('left', { n: 3 })).toBe('还有 3 题未作答');
    expect(translator(messages, 'en')('left', { n: 1 })).toBe('1 question unanswered');
    expect(translator(messages, 'en')('left', { n: 3 })).toBe('3 questions unanswered');
    expect(translator(messages, 'zh-CN')('people', { n: 5012 })).toBe('5,012 人');
    expect(translator(messages, 'zh-CN')('verdict', { verdict: 'pass', name: '沈佳禾' })).toBe('合格，沈佳禾');
  });

  it('leaves angle brackets in values alone', () => {
    expect(translator(messages, 'zh-CN')('verdict', { verdict: 'fail', name: '<b>' })).toBe('不合格，<b>');
  });

  it('knows the placeholder names of the Chinese text', () => {
    const t = translator(messages, 'zh-CN');
    // @ts-expect-error a missing value is a compile error
    expect(() => t('left')).toThrow(/n/);
    // @ts-expect-error a wrong name is a compile error
    expect(() => t('left', { count: 3 })).toThrow(/n/);
    // @ts-expect-error an unknown key is a compile error
    expect(() => t('nothing')).toThrow(/nothing/);
  });
});

describe('useT', () => {
  function Sentence() {
    const t = useT(messages);
    return <p>{t.rich('see', { link: <a href="/rules">{t('handIn')}</a> })}</p>;
  }
  it('follows the language of the page and puts elements into a sentence', () => {
    const html = (locale: 'zh-CN' | 'en') =>
      renderToStaticMarkup(
        <LocaleProvider locale={locale}>
          <Sentence />
        </LocaleProvider>,
      );
    expect(html('zh-CN')).toBe('<p>请看<a href="/rules">交卷</a>。</p>');
    expect(html('en')).toBe('<p>See <a href="/rules">Hand in</a>.</p>');
  });
});
