import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import bundledChromium from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';
import { readWholeDocuments } from './whole-document.ts';

/** A phone held upright and an ordinary desktop: every journey is walked on both. */
export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>;

/** How long a page may take on a busy machine before something is wrong. */
const PATIENCE_MS = 240_000;

/**
 * Starts the browser that npm brought, or the one named by `CHROMIUM_PATH`.
 *
 * @param flags more of Chromium's own
 */
export async function startBrowser(...flags: string[]): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'];
  const browser = await chromium.launch({
    executablePath: own ?? (await unpackedChromium()),
    // Its own list runs everything in one process, which does not outlive the first closed page.
    args: [
      ...(own
        ? ['--no-sandbox', '--disable-quic']
        : bundledChromium.args.filter((flag) => !['--single-process', '--no-zygote'].includes(flag))),
      ...flags,
    ],
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration() },
    timeout: PATIENCE_MS,
  });
  await readWholeDocuments(browser);
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return browser;
}

/**
 * The browser from npm comes packed, and its package takes a file that another test is still unpacking for a whole one:
 * each unpacks into a folder of its own, and the first that is done gives it its name.
 */
async function unpackedChromium(): Promise<string> {
  const { version } = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8')) as {
    version: string;
  };
  const folder = path.join(os.tmpdir(), `hangjia-chromium-${process.getuid?.() ?? 0}-${version}`);
  if (!existsSync(folder)) {
    const draft = mkdtempSync(`${folder}.`);
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = draft;
    try {
      await bundledChromium.executablePath();
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    moveInto(draft, folder);
  }
  return path.join(folder, 'chromium');
}

/** Gives a finished file or folder its name, unless another was faster. */
function moveInto(draft: string, place: string): void {
  try {
    renameSync(draft, place);
  } catch (fault) {
    if (!existsSync(place)) throw fault;
    rmSync(draft, { recursive: true, force: true });
  }
}

/** The browser from npm has no Chinese type: it is shown the machine's own and the one the certificates use. */
function fontConfiguration(): string {
  const folder = path.join(os.tmpdir(), `hangjia-fonts-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'fonts.conf');
  // A browser that starts at this moment reads the old one or the new one.
  const draft = `${file}.${process.pid}`;
  writeFileSync(
    draft,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts</dir><dir>${path.resolve('node_modules/@expo-google-fonts')}</dir>
<cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  moveInto(draft, file);
  return file;
}
