import type { Locale } from './locale.ts';

/** A moment: a Date, milliseconds, or ISO text with an offset. */
export type Instant = Date | number | string;
/** A day of the calendar, `YYYY-MM-DD`. It has no zone and is never shifted. */
export type CivilDate = string;

export const defaultZone = 'Asia/Shanghai';

type Parts = {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: string;
  minute: string;
  second: string;
};

const civil = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]; // prettier-ignore
const weekdays = {
  'zh-CN': ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** For running text: 2026年11月22日 / 22 November 2026. */
export function formatDate(value: Instant | CivilDate, locale: Locale, zone = defaultZone): string {
  const { year, month, day } = partsOf(value, zone);
  return locale === 'en' ? `${day} ${monthNames[month - 1]} ${year}` : `${year}年${month}月${day}日`;
}

/** Without the year, where the year is plain: 11月22日 / 22 November. */
export function formatDayMonth(value: Instant | CivilDate, locale: Locale, zone = defaultZone): string {
  const { month, day } = partsOf(value, zone);
  return locale === 'en' ? `${day} ${monthNames[month - 1]}` : `${month}月${day}日`;
}

/** For tables: 2026-11-22 in both languages. */
export function formatTableDate(value: Instant | CivilDate, zone = defaultZone): string {
  const { year, month, day } = partsOf(value, zone);
  return `${year}-${two(month)}-${two(day)}`;
}

/** 星期一 / Monday; short: 周一 / Mon. */
export function formatWeekday(value: Instant | CivilDate, locale: Locale, short = false, zone = defaultZone): string {
  const name = weekdays[locale][partsOf(value, zone).weekday] ?? '';
  if (locale === 'en') return short ? name.slice(0, 3) : name;
  return (short ? '周' : '星期') + name;
}

/** `YYYY-MM` in running text: 2026年11月 / November 2026. */
export function formatMonth(value: string, locale: Locale): string {
  const [year, month] = value.split('-');
  return locale === 'en' ? `${monthNames[Number(month) - 1]} ${year}` : `${year}年${Number(month)}月`;
}

/** 10:32, or 10:32:07 with seconds; always 24 hours. */
export function formatTime(value: Instant, zone = defaultZone, seconds = false): string {
  const { hour, minute, second } = partsOf(value, zone);
  return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

/** Running text: 2026年11月22日 10:32 / 22 November 2026, 10:32. */
export function formatDateTime(value: Instant, locale: Locale, zone = defaultZone): string {
  return `${formatDate(value, locale, zone)}${locale === 'en' ? ', ' : ' '}${formatTime(value, zone)}`;
}

/** Tables and logs: 2026-11-22 10:32. */
export function formatTableDateTime(value: Instant, zone = defaultZone, seconds = false): string {
  return `${formatTableDate(value, zone)} ${formatTime(value, zone, seconds)}`;
}

/** 5,012; with `digits` decimals at most, trailing zeros dropped. */
export function formatNumber(value: number, locale: Locale, digits = 2): string {
  return numberFormat(locale, `n${digits}`, { maximumFractionDigits: digits }).format(value);
}

/** A ratio of 0.805 as 80.5%. One decimal unless said otherwise. Not a number → —. */
export function formatPercent(ratio: number, locale: Locale, digits = 1): string {
  if (!Number.isFinite(ratio)) return '—';
  const options = { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return numberFormat(locale, `p${digits}`, options).format(ratio);
}

/** Seconds as a person says them, two units at most: 1小时5分钟 / 1 h 5 min, 45秒 / 45 s. */
export function formatDuration(seconds: number, locale: Locale): string {
  const words =
    locale === 'en'
      ? { d: ' d', h: ' h', m: ' min', s: ' s', gap: ' ' }
      : { d: '天', h: '小时', m: '分钟', s: '秒', gap: '' };
  const whole = Math.max(0, Math.round(seconds));
  const all = [
    [Math.floor(whole / 86_400), words.d],
    [Math.floor(whole / 3600) % 24, words.h],
    [Math.floor(whole / 60) % 60, words.m],
    [whole % 60, words.s],
  ] as const;
  const first = all.findIndex(([n]) => n > 0);
  if (first < 0) return `0${words.s}`;
  return all
    .slice(first, first + 2)
    .filter(([n, unit]) => n > 0 && !(unit === words.s && whole >= 600))
    .map(([n, unit]) => `${n}${unit}`)
    .join(words.gap);
}

/** Seconds left on a clock: 41:26, 1:00:00. Never negative. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${rest}` : rest;
}

/** 1.8 GB, 512 kB; decimal units. */
export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** power, locale, 1)} ${units[power]}`;
}

const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(locale: Locale, key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = locale + key;
  let format = numberFormats.get(id);
  if (!format) numberFormats.set(id, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();
function partsOf(value: Instant | CivilDate, zone: string): Parts {
  const day = typeof value === 'string' ? civil.exec(value) : null;
  if (day) {
    const [year, month, date] = [Number(day[1]), Number(day[2]), Number(day[3])];
    return { year, month, day: date, weekday: weekdayOf(year, month, date), hour: '00', minute: '00', second: '00' };
  }
  let format = zoneFormats.get(zone);
  if (!format) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two, second: two,
    }); // prettier-ignore
    zoneFormats.set(zone, format);
  }
  const found = Object.fromEntries(format.formatToParts(new Date(value)).map((p) => [p.type, p.value]));
  const [year, month, date] = [Number(found['year']), Number(found['month']), Number(found['day'])];
  return {
    year, month, day: date, weekday: weekdayOf(year, month, date),
    hour: found['hour'] ?? '', minute: found['minute'] ?? '', second: found['second'] ?? '',
  }; // prettier-ignore
}

const weekdayOf = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).getUTCDay();
const two = (n: number) => String(n).padStart(2, '0');

/** As documents are signed: 二〇二六年十一月二十三日; in English as in prose. */
export function formatFormalDate(value: Instant | CivilDate, locale: Locale, zone = defaultZone): string {
  if (locale === 'en') return formatDate(value, locale, zone);
  const { year, month, day } = partsOf(value, zone);
  const digits = '〇一二三四五六七八九';
  const spoken = (n: number) => {
    const [tens, ones] = [Math.floor(n / 10), n % 10];
    return (tens > 1 ? digits[tens] : '') + (tens > 0 ? '十' : '') + (ones > 0 ? digits[ones] : '');
  };
  const years = [...String(year)].map((d) => digits[Number(d)]).join('');
  return `${years}年${spoken(month)}月${spoken(day)}日`;
}
