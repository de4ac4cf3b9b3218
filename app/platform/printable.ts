/** XML has no way to hold control characters. */
export const printable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are the characters to take out
  text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
