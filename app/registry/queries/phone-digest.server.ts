import { phoneBlindOf } from '../data/cadre-phone.ts';

/** By what people are found when somebody searches for a mobile number; null where the text is none. */
export function phoneDigest(search: string): string | null {
  const digits = search.replaceAll(/[\s-]/g, '');
  return /^1\d{10}$/.test(digits) ? phoneBlindOf(digits) : null;
}
