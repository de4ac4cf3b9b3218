import { describe, expect, it } from 'vitest';
import { caseFrontMatter, courseFrontMatter, lessonFrontMatter } from '~/learning/rules/front-matter.ts';
import { parseFrontMatter } from '~/platform/content-files.ts';

const lesson = `code: "3.1"
title: 三会一课
titleEn: Three meetings
minutes: 25
lead: 开头。
objectives: [一, 二]
sources: [{ doc: branch-regulations, articles: ["11"] }]
evidence: UNCONFIRMED
checkedOn: "2026-11-20"`;
const read = (text: string, schema: Parameters<typeof parseFrontMatter>[2] = lessonFrontMatter) =>
  parseFrontMatter('3-1.mdx', `---\n${text}\n---\n\nbody`, schema);

describe('front matter', () => {
  it('reads a lesson', () => {
    expect(read(lesson)).toMatchObject({ matter: { code: '3.1', minutes: 25, evidence: 'UNCONFIRMED' }, body: 'body' });
  });

  it.each([
    ['minutes', lesson.replace('minutes: 25', 'minutes: soon')],
    ['minutes', lesson.replace('minutes: 25', 'minutes: 0')],
    ['code', lesson.replace('"3.1"', '3.1')],
    ['code', lesson.replace('"3.1"', '"../3.1"')],
    ['title', lesson.replace('title: 三会一课', 'title: ""')],
    ['titleEn', lesson.replace('titleEn: Three meetings\n', '')],
    ['objectives', lesson.replace('[一, 二]', '[一]')],
    ['sources', lesson.replace(/sources: .*/, 'sources: []')],
    ['sources[0].articles[0]', lesson.replace('["11"]', '[11]')],
    ['evidence', lesson.replace('UNCONFIRMED', 'SURE')],
    ['checkedOn', lesson.replace('2026-11-20', '20 November')],
    ['file: Unrecognized key', `${lesson}\nmintues: 3`],
  ])('names the field %s when it is wrong', (field, text) => {
    expect(() => read(text)).toThrow(new RegExp(`^3-1\\.mdx: ${field.replaceAll(/[[\]]/g, '\\$&')}`));
  });

  it('refuses what is not YAML, and a file without front matter', () => {
    expect(() => read('title: "open')).toThrow(/^3-1\.mdx: /);
    expect(() => parseFrontMatter('3-1.mdx', 'body', lessonFrontMatter)).toThrow(/front matter .* missing/);
    expect(() => parseFrontMatter('3-1.mdx', '---js\n({})\n---\nbody', lessonFrontMatter)).toThrow(/missing/);
  });

  it('wants modules of a course to differ, and topics of a case', () => {
    const course = {
      code: 'c9',
      title: '课',
      titleEn: 'C',
      summary: 's',
      summaryEn: 's',
      audience: 'a',
      creditHours: 1,
    };
    const module = { code: 'm1', title: '一', titleEn: 'One' };
    expect(courseFrontMatter.safeParse({ ...course, modules: [module] }).success).toBe(true);
    expect(courseFrontMatter.safeParse({ ...course, modules: [module, module] }).success).toBe(false);
    expect(() => read(lesson.replace('objectives: [一, 二]', 'topics: []'), caseFrontMatter)).toThrow(/topics/);
  });
});
