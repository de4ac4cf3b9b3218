/** The two languages of the interface. zh-CN is the source; English is a second language of equal rights. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'zh-CN';

/** How large everything is: `elder` is 长辈版, chosen by the person and kept in the cookie `mode`. */
export type Mode = 'standard' | 'elder';

/** Where a request may say which language it wants. Each value is the raw text, or null when absent. */
export type LocaleHints = { search: string | null; cookie: string | null; acceptLanguage: string | null };

/** `?lang` → cookie `lang` → Accept-Language → zh-CN. Unknown languages are passed over, never an error. */
export function pickLocale({ search, cookie, acceptLanguage }: LocaleHints): Locale {
  return (
    supported(new URLSearchParams(search ?? '').get('lang')) ??
    supported(cookieValue(cookie, 'lang')) ??
    preferred(acceptLanguage) ??
    defaultLocale
  );
}

/** The same order, read from a request. */
export function localeOf(request: Request): Locale {
  return pickLocale({
    search: new URL(request.url).search,
    cookie: request.headers.get('cookie'),
    acceptLanguage: request.headers.get('accept-language'),
  });
}

/** 长辈版 or not, from the Cookie header. */
export function pickMode(cookie: string | null): Mode {
  return cookieValue(cookie, 'mode') === 'elder' ? 'elder' : 'standard';
}

function supported(tag: string | null | undefined): Locale | undefined {
  if (!tag) return undefined;
  if (/^zh\b/i.test(tag)) return 'zh-CN';
  return /^en\b/i.test(tag) ? 'en' : undefined;
}

/** The supported language of the highest quality in Accept-Language; the earlier one wins a tie. */
function preferred(header: string | null): Locale | undefined {
  let best: { locale: Locale; quality: number } | undefined;
  for (const item of (header ?? '').split(',')) {
    const [tag, ...parameters] = item.trim().split(';');
    const locale = supported(tag?.trim());
    const quality = Number(parameters.map((p) => /^\s*q=([\d.]+)/i.exec(p)?.[1]).find(Boolean) ?? 1);
    if (locale && quality > 0 && quality > (best?.quality ?? 0)) best = { locale, quality };
  }
  return best?.locale;
}

function cookieValue(header: string | null, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
