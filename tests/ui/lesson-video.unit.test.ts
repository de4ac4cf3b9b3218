import { expect, it } from 'vitest';
import { compileLesson } from '~/learning/commands/compile-lesson.server.ts';
import { referencesIn } from '~/learning/rules/lesson-references.ts';
import { renderLesson } from '~/ui/lesson/render-lesson.server.tsx';

it('shows a recording of this server with its captions, and its words as text below it', async () => {
  const body = '<Video src="/media/talk.mp4" captions="/media/talk.vtt" title="讲课">\n\n各位**同志**。\n\n</Video>';
  const { code } = await compileLesson('lesson.mdx', body);
  const html = renderLesson({ code, clauses: new Map(), figures: new Map(), locale: 'zh-CN' });
  expect(html).toMatch(
    /<video [^>]*controls=""[^>]*preload="none"[^>]*><source src="\/media\/talk\.mp4" type="video\/mp4"\/>/,
  );
  expect(html).toMatch(/<track [^>]*kind="captions"[^>]*src="\/media\/talk\.vtt"[^>]*default=""/);
  expect(html).not.toMatch(/autoplay/i);
  expect(html).toMatch(/<summary>文字稿<\/summary><p>各位<strong>同志<\/strong>。<\/p>/);
  expect(html).not.toMatch(/https?:|\/\//);
  expect(referencesIn(body).media).toEqual(['talk.mp4', 'talk.vtt']);
});

it('shows a silent film with its poster, its length, both kinds of file, and captions that wait to be asked for', async () => {
  const body =
    '<Video src="/media/film.mp4" webm="/media/film.webm" poster="/media/film.webp" captions="/media/film.vtt" title="数票" length="1:08" sound="none">\n\n先定分母。\n\n</Video>';
  const { code } = await compileLesson('lesson.mdx', body);
  const html = renderLesson({ code, clauses: new Map(), figures: new Map(), locale: 'zh-CN' });
  expect(html.match(/<source [^>]*>/g)).toEqual([
    '<source src="/media/film.mp4" type="video/mp4"/>',
    '<source src="/media/film.webm" type="video/webm"/>',
  ]);
  expect(html).toMatch(/<video [^>]*poster="\/media\/film\.webp"/);
  expect(html).toContain('时长 1:08，无声，字幕写在画面上');
  expect(html).toMatch(/<track [^>]*label="字幕和画面说明"/);
  expect(html).not.toMatch(/<track [^>]*default/);
  expect(referencesIn(body).media).toEqual(['film.mp4', 'film.vtt', 'film.webm', 'film.webp']);
});
