import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEVICES, startBrowser } from '~tests/support/browser.ts';
import { loadLearningContent } from '~tests/support/learning-content.ts';
import { browserCookieFor } from '~tests/support/sign-in.ts';
import { startSite, type Site } from '~tests/support/site.ts';
import { createAccount, createWorld, type World } from '~tests/support/world.ts';

const LESSON = '/courses/c2/2.3';
const SECONDS = 68;
let world: World;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  await loadLearningContent();
  world = await createWorld();
  const { DATABASE_URL: databaseUrl = '', DATA_DIR: dataFolder = '' } = process.env;
  site = await startSite({ databaseUrl, dataFolder, worker: false });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe.each(['phone', 'desktop'] as const)('the film of a lesson on a %s', (device) => {
  it('waits to be asked, is played by the keyboard, jumps, and comes to its end', async () => {
    const account = await createAccount(world.branchA, world.root.id, 'CADRE');
    const context = await browser.newContext({ ...DEVICES[device] });
    await context.addCookies([await browserCookieFor(site.url, account.accountId)]);
    const page = await context.newPage();
    const faults: string[] = [];
    const asked: { file: string; status: number }[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (fault) => faults.push(fault.message));
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/media/')) asked.push({ file: pathname.slice(7), status: response.status() });
    });
    await page.goto(site.url + LESSON);
    const video = page.locator('.lesson-video video');
    await video.scrollIntoViewIfNeeded();
    const { paused, width, height } = await video.evaluate((film: HTMLVideoElement) => {
      const { width, height } = film.getBoundingClientRect();
      return { paused: film.paused, width, height };
    });
    expect(paused).toBe(true);
    expect(width / height).toBeCloseTo(16 / 9, 1);
    expect(await page.getByText('时长 1:08，无声，字幕写在画面上').isVisible()).toBe(true);
    // Only the poster has come: who reads on pays for nothing else.
    await expect.poll(() => asked.map(({ file }) => file)).toContain('count-votes.webp');
    expect(asked.filter(({ file }) => /mp4|webm$/.test(file))).toEqual([]);

    await video.focus();
    await page.keyboard.press('Space');
    const now = () => video.evaluate((film: HTMLVideoElement) => film.currentTime);
    await expect.poll(now).toBeGreaterThan(0.5);
    const first = await now();
    await expect.poll(now).toBeGreaterThan(first + 0.3);
    const drawn = await video.evaluate((film: HTMLVideoElement) => [film.videoWidth, film.videoHeight, film.duration]);
    expect(drawn.slice(0, 2)).toEqual([1280, 720]);
    expect(Math.round(drawn[2] ?? 0)).toBe(SECONDS);
    expect(asked.filter(({ file }) => /mp4|webm$/.test(file)).map(({ status }) => status)).toContain(206);

    // Its captions are there for whoever asks for them.
    const cue = await video.evaluate(async (film: HTMLVideoElement) => {
      const [track] = film.textTracks;
      if (!track || track.mode === 'showing') return null;
      track.mode = 'showing';
      await new Promise((done) => {
        const element = film.querySelector('track');
        if (element?.readyState === 2) done(null);
        else element?.addEventListener('load', done, { once: true });
      });
      const cues = [...(track.cues ?? [])] as VTTCue[];
      return { count: cues.length, last: cues.at(-1)?.text ?? '' };
    });
    expect(cue?.count).toBe(13);
    expect(cue?.last).toContain('选举、接收预备党员另有规则');

    await video.evaluate((film: HTMLVideoElement) => {
      film.currentTime = 66;
    });
    await expect.poll(() => video.evaluate((film: HTMLVideoElement) => film.ended)).toBe(true);
    expect(faults).toEqual([]);

    // What the film says can be read without playing it.
    const words = page.locator('.video-words');
    expect(await words.getByText('分母始终是应到会的20名').isVisible()).toBe(false);
    await words.getByText('文字稿').click();
    expect(await words.getByText('分母始终是应到会的20名').isVisible()).toBe(true);
    await context.close();
  });
});

it('stands on paper as its poster and its words', async () => {
  const account = await createAccount(world.branchA, world.root.id, 'CADRE');
  const context = await browser.newContext(DEVICES.desktop);
  await context.addCookies([await browserCookieFor(site.url, account.accountId)]);
  const page = await context.newPage();
  await page.goto(site.url + LESSON);
  await page.emulateMedia({ media: 'print' });
  const film = page.locator('.lesson-video');
  expect(await film.locator('video').isVisible()).toBe(false);
  await film.scrollIntoViewIfNeeded();
  await expect
    .poll(() => film.locator('.video-still').evaluate((still: HTMLImageElement) => still.naturalWidth))
    .toBe(1280);
  // Opened or not, its words take their place: on the screen there is only the line that opens them.
  const height = () => film.locator('.video-words').evaluate((words) => words.getBoundingClientRect().height);
  expect(await height()).toBeGreaterThan(200);
  await page.emulateMedia({ media: 'screen' });
  expect(await height()).toBeLessThan(60);
  await context.close();
});

it('is sent in parts that a player can jump to, and not again to who has it', async () => {
  const { name, value } = await browserCookieFor(site.url, world.as('AUTHORITY_ADMIN', 'root').accountId);
  const ask = (file: string, headers: Record<string, string> = {}) =>
    fetch(`${site.url}/media/${file}`, { headers: { cookie: `${name}=${value}`, ...headers } });

  const part = await ask('count-votes.mp4', { range: 'bytes=100-199' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toMatch(/^bytes 100-199\/\d+$/);
  const whole = new Uint8Array(await (await ask('count-votes.mp4')).arrayBuffer());
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(whole.slice(100, 200));
  // The index stands before the pictures, so that playing begins with the first part.
  const text = Buffer.from(whole).toString('latin1');
  expect(text.indexOf('moov')).toBeGreaterThan(0);
  expect(text.indexOf('moov')).toBeLessThan(text.indexOf('mdat'));

  const tag = part.headers.get('etag') ?? '';
  expect((await ask('count-votes.mp4', { 'if-none-match': tag })).status).toBe(304);
  expect((await ask('count-votes.mp4', { range: 'bytes=100-199', 'if-range': '"another"' })).status).toBe(200);
  expect((await ask('count-votes.mp4', { range: 'bytes=99999999-' })).status).toBe(416);

  const captions = await ask('count-votes.vtt', { 'accept-encoding': 'gzip' });
  expect(captions.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
  expect(captions.headers.get('content-encoding')).toBe(null);
  expect(captions.headers.get('content-security-policy')).toContain("media-src 'self'");
  const stranger = await fetch(`${site.url}/media/count-votes.mp4`, { redirect: 'manual' });
  expect(stranger.status).toBe(302);
});
