/** Where to go on to: a path of this site, never another address; `fallback` for anything else. */
export function safeNext(given: FormDataEntryValue | string | null | undefined, fallback = '/'): string {
  if (typeof given !== 'string' || !given.startsWith('/') || /^\/[/\\]/.test(given)) return fallback;
  // Browsers drop tabs and line breaks inside an address and read a backslash as a slash.
  if (/[\\\p{Cc}]/u.test(given)) return fallback;
  return given;
}
