import { useLocale } from '../locale-context.tsx';

/** What stands between two sentences: a space in English; in Chinese the full stop brings its own. */
export function Gap() {
  return useLocale() === 'en' ? ' ' : null;
}
