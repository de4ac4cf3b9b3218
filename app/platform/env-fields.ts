import { isIP } from 'node:net';
import { z } from 'zod';

/** What a value must be, said in one half-sentence per language: it completes "NAME 须为…" / "NAME must be …". */
export type Expectation = { zh: string; en: string };

const expectations = new WeakMap<z.ZodType, Expectation>();

/** Attaches the half-sentence that is shown when a value does not fit. */
function expects<T extends z.ZodType>(field: T, zh: string, en: string): T {
  expectations.set(field, { zh, en });
  return field;
}

export function expectationOf(field: z.ZodType): Expectation | undefined {
  return expectations.get(field);
}

const YES = new Set(['on', 'true', '1', 'yes']);
const NO = new Set(['off', 'false', '0', 'no']);

export function flag() {
  const word = z
    .string()
    .refine((value) => YES.has(value.toLowerCase()) || NO.has(value.toLowerCase()))
    .transform((value) => YES.has(value.toLowerCase()));
  return expects(word.optional(), 'on 或 off', 'on or off');
}

export function oneOf<const T extends readonly [string, ...string[]]>(values: T, standard: T[number]) {
  return expects(z.enum(values).default(standard), values.join('、') + ' 之一', 'one of ' + values.join(', '));
}

export function text() {
  return expects(z.string().optional(), '文字', 'text');
}

export function textOr(standard: string) {
  return expects(z.string().default(standard), '文字', 'text');
}

export function port(standard: number) {
  const field = z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((value) => value <= 65_535)
    .default(standard);
  return expects(
    field,
    '0 到 65535 之间的整数（0 表示任一空闲端口）',
    'a whole number from 0 to 65535 (0: any free port)',
  );
}

/** An absolute address whose scheme is one of those given, e.g. `['postgres:', 'postgresql:']`. */
export function address(schemes: string[]) {
  const field = z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol));
  const forms = schemes.map((scheme) => scheme + '//…');
  return expects(
    field.optional(),
    '以 ' + forms.join(' 或 ') + ' 开头的地址',
    'an address such as ' + forms.join(' or '),
  );
}

/** Scheme, host and port only; kept without a trailing slash. */
export function origin() {
  const field = z
    .string()
    .refine((value) => {
      if (!URL.canParse(value)) return false;
      const url = new URL(value);
      return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
    })
    .transform((value) => new URL(value).origin);
  return expects(
    field.optional(),
    '不带路径的网址，例如 https://hangjia.example',
    'a site address without a path, such as https://hangjia.example',
  );
}

/** At least `bytes` bytes of text. */
export function secret(bytes: number) {
  const field = z.string().refine((value) => Buffer.byteLength(value) >= bytes);
  return expects(field.optional(), `至少 ${bytes} 个字节的随机字符`, `at least ${bytes} bytes of random text`);
}

export function mailbox() {
  const field = z.string().regex(/^([^<>@]*<)?[^\s<>@]+@[^\s<>@]+>?$/);
  return expects(
    field.optional(),
    '邮箱地址，例如 行家 <no-reply@hangjia.example>',
    'a mail address such as Hangjia <no-reply@hangjia.example>',
  );
}

export function timeZone(standard: string) {
  const field = z
    .string()
    .refine((value) => {
      try {
        return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
      } catch {
        return false;
      }
    })
    .default(standard);
  return expects(field, '时区名，例如 Asia/Shanghai', 'a time zone name such as Asia/Shanghai');
}

/** Leading ones only, as in 255.255.0.0. */
const isMask = (text: string): boolean =>
  /^1+0*$/.test(
    text
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join(''),
  );

/** An IP address, or a network as address and number of leading bits, or an IPv4 one with its mask. */
function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits === undefined) return most > 0;
  if (most === 32 && rest.length === 0 && isIP(bits) === 4) return isMask(bits);
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most;
}

/**
 * Which proxies may say who the client is: off, on (the one in front), a number of hops, or their addresses.
 * The result is what Express takes for its `trust proxy` setting.
 */
export function trustedProxy() {
  const field = z
    .string()
    .refine(
      (value) =>
        /^(on|off|\d{1,2}|loopback|uniquelocal)$/i.test(value) ||
        value.split(',').every((part) => isAddressOrNetwork(part.trim())),
    )
    .transform((value): boolean | number | string => {
      const word = value.toLowerCase();
      if (word === 'off') return false;
      if (word === 'on') return 1;
      return /^\d+$/.test(word) ? Number(word) : word;
    })
    .default(false);
  return expects(
    field,
    'off、on（前面有一层代理）、代理层数，或代理的 IP 地址、网段',
    'off, on (one proxy in front), a number of proxies, or their IP addresses or networks',
  );
}
