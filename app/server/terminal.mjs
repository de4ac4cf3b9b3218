import { inTerminalLanguage, terminalLanguage } from '../platform/terminal-language.mjs';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** A line of life for a log file or a pipe, which shows no moving sign. */
const HEARTBEAT = 15_000;

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and shows that it runs: on a terminal a line whose seconds count, elsewhere a line now and then.
 *
 * @template T
 * @param {{ zh: string, en: string }} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const name = inTerminalLanguage(title);
  const since = Date.now();
  const timer = process.stdout.isTTY ? animate(name, since) : beat(name, since);
  try {
    const result = await work();
    clearLine();
    console.log(`✓ ${name}  ${seconds(since)}`);
    return result;
  } catch (error) {
    clearLine();
    console.error(`✗ ${name}  ${seconds(since)}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function animate(name, since) {
  let frame = 0;
  return setInterval(() => {
    clearLine();
    process.stdout.write(`${FRAMES[frame++ % FRAMES.length]} ${name} … ${seconds(since)}`);
  }, 100);
}

function beat(name, since) {
  return setInterval(() => console.log(`… ${name}  ${seconds(since)}`), HEARTBEAT);
}

function clearLine() {
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K');
}

/** @param {{ zh: string, en: string }} sentence */
export function say(sentence) {
  console.log(inTerminalLanguage(sentence));
}

/** A thing that a person must hear in one sentence; the program ends because of it. */
export class PlainFault extends Error {
  /**
   * @param {{ zh: string, en: string }} sentence
   * @param {string} [evidence] lines of output that show more
   */
  constructor(sentence, evidence = '') {
    super(sentence[terminalLanguage()]);
    this.evidence = evidence;
  }
}

/**
 * Columns a text takes: a Chinese character takes two.
 *
 * @param {string} text
 */
export function widthOf(text) {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

/**
 * Rows of text as aligned columns.
 *
 * @param {string[][]} rows
 */
export function asTable(rows) {
  const widths = [];
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, widthOf(cell))));
  const pad = (cell, index) => cell + ' '.repeat(widths[index] - widthOf(cell));
  return rows.map((row) => '  ' + row.map(pad).join('  ').trimEnd()).join('\n');
}

/** Shows a fault to the person at the terminal: its sentence and the evidence, or everything where it has no sentence. */
export function reportFault(fault) {
  if (fault instanceof PlainFault) console.error([fault.message, fault.evidence].filter(Boolean).join('\n'));
  else console.error(fault);
}
