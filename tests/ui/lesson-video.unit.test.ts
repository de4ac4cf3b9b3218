import { expect, it } from 'vitest';
import { compileLesson } from '~/learning/commands/compile-lesson.server.ts';
import { referencesIn } from '~/learning/rules/lesson-references.ts';
import { renderLesson } from '~/ui/lesson/render-lesson.server.tsx';

it('shows a recording of this server with its captions, and its words as text below it', async () => {
  const body = '<Video src="/media/talk.mp4" captions="/media/talk.vtt" title="讲课">\n\n各位**同志**。\n\n</Video>';
  const { code } = await compileLesson('lesson.mdx', body);
  const html = renderLesson({ code, clauses: new Map(), figures: new Map(), locale: 'zh-CN' });
  expect(html).toMatch(/<video [^>]*controls=""[^>]*src="\/media\/talk\.mp4"/);
  expect(html).toMatch(/<track [^>]*kind="captions"[^>]*src="\/media\/talk\.vtt"/);
  expect(html).toMatch(/<summary>文字稿<\/summary><p>各位<strong>同志<\/strong>。<\/p>/);
  expect(html).not.toMatch(/https?:|\/\//);
  expect(referencesIn(body).media).toEqual(['talk.mp4', 'talk.vtt']);
});
