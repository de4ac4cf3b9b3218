/**
 * The language of what the programs say in a terminal: Chinese first; English when the terminal's own
 * locale asks for it. Plain JavaScript, because the starter speaks before anything is installed.
 *
 * @typedef {{ zh: string, en: string }} Sentence
 */

/**
 * @param {Record<string, string | undefined>} [source] environment variables
 * @returns {'zh' | 'en'}
 */
export function terminalLanguage(source = process.env) {
  const locale = source.LC_ALL || source.LC_MESSAGES || source.LANG || '';
  return /^en/i.test(locale) ? 'en' : 'zh';
}

/**
 * Picks the sentence in the terminal's language.
 *
 * @param {Sentence} sentence
 * @returns {string}
 */
export function inTerminalLanguage(sentence) {
  return sentence[terminalLanguage()];
}
