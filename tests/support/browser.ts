import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import bundledChromium from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';

/** A phone held upright and an ordinary desktop: every journey is walked on both. */
export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>;

/** Starts the browser that npm brought, or the one named by `CHROMIUM_PATH`. */
export async function startBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'];
  return chromium.launch({
    executablePath: own ?? (await bundledChromium.executablePath()),
    // Its own list runs everything in one process, which does not outlive the first closed page.
    args: own
      ? ['--no-sandbox', '--disable-quic']
      : bundledChromium.args.filter((flag) => !['--single-process', '--no-zygote'].includes(flag)),
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration() },
  });
}

/** The browser from npm has no Chinese type: it is shown the machine's own and the one the certificates use. */
function fontConfiguration(): string {
  const folder = path.join(os.tmpdir(), `hangjia-fonts-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts</dir><dir>${path.resolve('node_modules/@expo-google-fonts')}</dir>
<cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  return file;
}
