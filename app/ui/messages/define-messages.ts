import { IntlMessageFormat } from 'intl-messageformat';
import { createElement, Fragment, type ReactNode } from 'react';
import type { Locale } from '../locale.ts';
import { useLocale } from '../locale-context.tsx';

/** One sentence in both languages: Chinese first, English second, both in ICU message syntax. */
export type Message = readonly [zh: string, en: string];
export type Messages = Readonly<Record<string, Message>>;

type Letter =
  | 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm'
  | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z'; // prettier-ignore
type UpTo<S extends string, Stop extends string> = S extends `${infer Head}${Stop}${string}` ? Head : S;
// A placeholder is `{name}` or `{name, …`; the branches of a plural or select begin with `#` or with Chinese text.
type AsName<S extends string> = S extends `${Letter}${string}` ? (S extends `${string} ${string}` ? never : S) : never;
/** The names of the placeholders of a message, read from the text itself: '还有 {n} 题' → 'n'. */
export type Placeholders<S extends string> = S extends `${string}{${infer Rest}`
  ? AsName<UpTo<UpTo<Rest, '}'>, ','>> | Placeholders<Rest>
  : never;

type Values<M extends Messages, K extends keyof M, V> = [Placeholders<M[K][0]>] extends [never]
  ? []
  : [values: Record<Placeholders<M[K][0]>, V>];

export type Translator<M extends Messages> = {
  /** The sentence as text. */
  <K extends keyof M & string>(key: K, ...values: Values<M, K, string | number>): string;
  /** The sentence with elements in place of placeholders (a link inside a sentence, say). */
  rich<K extends keyof M & string>(key: K, ...values: Values<M, K, ReactNode>): ReactNode;
};

/**
 * A catalogue. `{n}` writes a value as it is, `{n, number}` groups digits, `{n, plural, one {# day} other {# days}}`
 * chooses. Placeholder names are type-checked from the Chinese text, so both languages use the same names.
 */
export function defineMessages<const M extends Messages>(messages: M): M {
  return messages;
}

const translators: Record<Locale, WeakMap<Messages, unknown>> = { 'zh-CN': new WeakMap(), en: new WeakMap() };

/** The sentences of one catalogue in one language. For server code; components use `useT`. */
export function translator<M extends Messages>(messages: M, locale: Locale): Translator<M> {
  const known = translators[locale].get(messages) as Translator<M> | undefined;
  if (known) return known;
  const text = (key: string): string => {
    const message = messages[key];
    if (!message) throw new Error(`No message “${key}”`);
    return message[locale === 'en' ? 1 : 0];
  };
  const t = Object.assign((key: string, values?: Record<string, string | number>) => write(text(key), locale, values), {
    rich(key: string, values?: Record<string, ReactNode>): ReactNode {
      if (!values) return text(key);
      const written = parsed(text(key), locale).format<ReactNode>(values as never);
      return Array.isArray(written)
        ? createElement(Fragment, null, ...(written as ReactNode[]))
        : (written as ReactNode);
    },
  }) as unknown as Translator<M>;
  translators[locale].set(messages, t);
  return t;
}

/** The sentences of one catalogue in the language of the page. */
export function useT<M extends Messages>(messages: M): Translator<M> {
  return translator(messages, useLocale());
}

function write(text: string, locale: Locale, values?: Record<string, string | number>): string {
  return text.includes('{') ? String(parsed(text, locale).format(values)) : text;
}

const formats: Record<Locale, Map<string, IntlMessageFormat>> = { 'zh-CN': new Map(), en: new Map() };

function parsed(text: string, locale: Locale): IntlMessageFormat {
  let format = formats[locale].get(text);
  // Tags are never read: a sentence holds text only, elements come in through `rich`.
  if (!format)
    formats[locale].set(text, (format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })));
  return format;
}
