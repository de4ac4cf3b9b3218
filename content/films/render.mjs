/* Draws a film of this folder frame by frame and writes content/media/<name>.{mp4,webm,webp,vtt} (README.md beside). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { startBrowser } from '../../tests/support/browser.ts';

const PER_SECOND = 25;
const SIZE = { width: 1280, height: 720 };
const [name, only] = process.argv.slice(2);
const out = path.resolve('content/media', name);
mkdirSync(path.dirname(out), { recursive: true });

/** A module is loaded by address only: the repository is served to this one browser while it draws. */
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
const files = createServer((request, response) => {
  const file = path.resolve(`.${new URL(request.url, 'http://localhost').pathname}`);
  if (!file.startsWith(process.cwd())) return response.writeHead(404).end();
  response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  return createReadStream(file)
    .on('error', () => response.writeHead(404).end())
    .pipe(response);
});
await once(files.listen(0, '127.0.0.1'), 'listening');
const browser = await startBrowser();
try {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
  page.on('pageerror', (fault) => console.error(fault));
  await page.goto(`http://127.0.0.1:${files.address().port}/content/films/${name}/film.html`);
  await page.waitForFunction(() => globalThis.film);
  const { seconds, poster, captions } = await page.evaluate(async () => {
    globalThis.film.held = true;
    await document.fonts.ready;
    const { seconds, poster, captions } = globalThis.film;
    return { seconds, poster, captions };
  });
  const frameAt = async (second) => {
    const state = await page.evaluate((at) => globalThis.film.show(at), second);
    return { state, take: () => page.screenshot({ type: 'png' }) };
  };

  if (only) {
    for (const second of only.split(',').map(Number)) {
      const { take } = await frameAt(second);
      writeFileSync(`${out}-${second}.png`, await take());
    }
  } else {
    writeFileSync(`${out}.vtt`, webVtt(captions));
    const { take } = await frameAt(poster);
    await encoded(['-c:v', 'libwebp', '-lossless', '1', '-frames:v', '1', `${out}.webp`], [await take()]);
    const frames = [];
    let last = { state: null, png: null };
    for (let n = 0; n < seconds * PER_SECOND; n += 1) {
      const { state, take } = await frameAt(n / PER_SECOND);
      if (state !== last.state) last = { state, png: await take() };
      frames.push(last.png);
    }
    // Once without loss, then both kinds from that: nothing is drawn twice.
    const drawn = path.join(mkdtempSync(path.join(os.tmpdir(), 'film-')), 'drawn.mkv');
    await encoded(['-c:v', 'libx264rgb', '-qp', '0', '-preset', 'ultrafast', drawn], frames);
    const colours =
      '-vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv';
    const mp4 = '-c:v libx264 -preset slow -tune animation -crf 24 -g 250 -movflags +faststart';
    const webm = '-c:v libvpx-vp9 -crf 40 -b:v 0 -g 250 -row-mt 1 -deadline good -cpu-used 3';
    for (const [kind, settings] of Object.entries({ mp4, webm }))
      await ffmpeg(['-i', drawn, ...colours.split(' '), ...settings.split(' '), '-an', `${out}.${kind}`]);
    rmSync(path.dirname(drawn), { recursive: true });
    console.log(`${frames.length} frames, ${new Set(frames).size} of them drawn`);
  }
} finally {
  await browser.close();
  files.close();
}

/** The words of the film, and what is drawn, for whoever does not see it. */
function webVtt(captions) {
  const time = (second) => new Date(second * 1000).toISOString().slice(11, 23);
  const cues = captions.map(
    ([from, to, words, shown]) => `${time(from)} --> ${time(to)} line:0\n${words}\n（画面：${shown}）\n`,
  );
  return `WEBVTT\n\n${cues.join('\n')}`;
}

async function encoded(settings, frames) {
  const input = ['-f', 'image2pipe', '-framerate', String(PER_SECOND), '-c:v', 'png', '-i', '-'];
  await ffmpeg([...input, ...settings], frames);
}

async function ffmpeg(settings, frames = []) {
  const child = spawn('ffmpeg', ['-loglevel', 'error', '-y', ...settings], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(child, 'close');
  for (const frame of frames) if (!child.stdin.write(frame)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}
