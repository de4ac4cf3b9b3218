import { describe, expect, it } from 'vitest';
import { compileLesson } from '~/learning/commands/compile-lesson.server.ts';

const ran = globalThis as typeof globalThis & { intruder?: number };
const intrude = 'globalThis.intruder=1';

/** Each would run code, load something, or show a reader something else than text, if it came through. */
const attacks: Record<string, string> = {
  'an import': `import fs from 'fs'\n\ntext`,
  'an export that runs': `export const x = (() => { ${intrude} })()\n\ntext`,
  'an export from a file': `export { default } from '/etc/passwd'`,
  'an expression in text': `text {(() => { ${intrude}; return 1 })()}`,
  'an expression alone': `{${intrude}}`,
  'an expression in a quotation': `> - {${intrude}}`,
  'an expression behind a comment': `{/* fine */ ${intrude} /* */}`,
  'an expression as attribute': `<Callout type="info" title={(() => { ${intrude} })()}>x</Callout>`,
  'a spread attribute': `<Callout {...(() => { ${intrude}; return {} })()}>x</Callout>`,
  'an attribute of its own': `<Callout type="info" title="x" onClick="alert(1)">x</Callout>`,
  'a second attribute over the first': `<Figure name="a" name={${intrude}} alt="x" />`,
  'two literal attributes of one name': `<Figure name="a" name="b" alt="x" />`,
  'a script element': `<script>alert(1)</script>`,
  'an iframe': `<iframe src="https://example.org" />`,
  'raw HTML by attribute': `<div dangerouslySetInnerHTML={{__html: '<img src=x onerror=alert(1)>'}} />`,
  'a harmless element that is not listed': `<span>x</span>`,
  'a member of another object': `<props.components.Video onClick="x" />`,
  'a name on the prototype': `<constructor />`,
  'a name on the prototype as attribute': `<Callout type="info" title="x" __proto__="x">x</Callout>`,
  'a component of our own pages': `<WideTable>x</WideTable>`,
  'a fragment with an expression': `<>{${intrude}}</>`,
  'a script link': `[x](javascript:alert(1))`,
  'a script link by reference': `[x][y]\n\n[y]: JaVaScRiPt:alert(1)`,
  'a script link with a line break inside': `[x](java&#x0A;script:alert(1))`,
  'a data link': `[x](data:text/html,<b>x</b>)`,
  'a link to another host': `[x](https://example.org/)`,
  'a link to another host without a scheme': `[x](//example.org/)`,
  'a link to another host by backslash': `[x](/\\example.org)`,
  'a bare address that becomes a link': `see https://example.org/ now`,
  'a picture from elsewhere': `![x](https://example.org/x.png)`,
  'a picture as data': `![x](data:image/svg+xml,<svg/>)`,
  'a recording from elsewhere': `<Video src="https://example.org/x.mp4" captions="/media/x.vtt" title="x">x</Video>`,
  'a recording outside the folder': `<Video src="/media/../../etc/passwd" captions="/media/x.vtt" title="x">x</Video>`,
  'captions from elsewhere': `<Video src="/media/x.mp4" captions="https://example.org/x.vtt" title="x">x</Video>`,
  'a recording without captions': `<Video src="/media/x.mp4" title="x">x</Video>`,
  'a recording without its words': `<Video src="/media/x.mp4" captions="/media/x.vtt" title="x" />`,
  'a figure outside the folder': `<Figure name="../secret" alt="x" />`,
  'an option outside a self-check': `<Option id="A">x</Option>`,
  'a heading that would replace the title': `# title`,
  'JavaScript front matter': `---js\n{ title: (() => { ${intrude}; return 'x' })() }\n---\ntext`,
  'JavaScript front matter by its long name': `---javascript\n${intrude}\n---\ntext`,
  'JavaScript front matter after a blank line': `\n\n---js\n({ x: ${intrude} })\n---\ntext`,
  'CoffeeScript front matter': `---coffee\nx: ${intrude}\n---\ntext`,
  'a second front matter': `---\ntitle: !!js/function 'function () { ${intrude} }'\n---\ntext`,
  'more text than a lesson can have': 'x'.repeat(100_001),
  'hostile nesting': `${'> '.repeat(200)}x`,
};

describe('what a lesson may not hold', () => {
  it.each(Object.entries(attacks))('refuses %s', async (_, source) => {
    delete ran.intruder;
    await expect(compileLesson('lesson.mdx', source)).rejects.toThrow(/^lesson\.mdx: /);
    expect(ran.intruder).toBeUndefined();
  });

  it('names the line of the file, counted from its top', async () => {
    await expect(compileLesson('lesson.mdx', 'text\n\n<b>x</b>', 10)).rejects.toThrow(
      'lesson.mdx: line 13: <b> is not allowed',
    );
  });
});

describe('what a lesson may hold', () => {
  it('lets text, tables, listed components, comments and links inside the platform through', async () => {
    const { code, clauses, selfChecks } = await compileLesson(
      'lesson.mdx',
      [
        '## 一',
        'text **strong** `code` [条例](/regulations/branch-regulations) {/* a comment */}',
        '| a | b |\n| --- | --- |\n| 1 | 2 |',
        '<Callout type="warn" title="注意">\n\n见<Clause doc="branch-regulations" article="4" />。\n\n</Callout>',
        '<Video src="/media/talk.mp4" captions="/media/talk.vtt" title="讲课">\n\n各位同志。\n\n</Video>',
        '<SelfCheck id="x-a" type="multiple" answer="AC" doc="branch-regulations" article="4">\n\n<Question>q</Question>\n\n<Option id="A">1</Option>\n\n<Option id="B">2</Option>\n\n<Option id="C">3</Option>\n\n<Feedback>f</Feedback>\n\n</SelfCheck>',
      ].join('\n\n'),
    );
    expect(code).toContain('WideTable');
    expect(clauses).toEqual([{ doc: 'branch-regulations', article: '4' }]);
    expect(selfChecks).toMatchObject([{ id: 'x-a', type: 'multiple', answer: 'AC', options: ['A', 'B', 'C'] }]);
  });

  it.each([
    ['an answer that is no option', 'single', 'C', /answer C is not among its options/],
    ['two answers to a single choice', 'single', 'AB', /a single choice has one answer/],
    ['options in a true/false check', 'truefalse', 'true', /has no options/],
  ])('refuses a self-check with %s', async (_, type, answer, message) => {
    const source = `<SelfCheck id="x" type="${type}" answer="${answer}" doc="a-b" article="1">\n\n<Question>q</Question>\n\n<Option id="A">1</Option>\n\n<Option id="B">2</Option>\n\n<Feedback>f</Feedback>\n\n</SelfCheck>`;
    await expect(compileLesson('lesson.mdx', source)).rejects.toThrow(message);
  });
});
