import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileLesson } from '~/learning/commands/compile-lesson.server.ts';
import { readCaseFiles, readCourseFiles, readFigureFiles, readMediaNames } from '~/learning/data/lesson-files.ts';
import { readFigure } from '~/learning/rules/figure-svg.ts';
import type { Evidence } from '~/learning/rules/front-matter.ts';
import { referencesIn } from '~/learning/rules/lesson-references.ts';
import { clauseKey } from '~/learning/rules/lesson-tree.ts';
import { readRegulationFiles } from '~/regulations/data/regulation-files.ts';

const courses = readCourseFiles('content');
const cases = readCaseFiles('content');
const figures = readFigureFiles('content');
const texts = [...courses.flatMap((course) => course.lessons), ...cases];
const clauses = new Map(
  readRegulationFiles('content/regulations').flatMap((document) =>
    document.clauses.map(({ article, evidence }) => [clauseKey({ doc: document.code, article }), evidence] as const),
  ),
);
/** Strongest first: a text is no better read than the weakest thing it says. */
const STRENGTH: readonly Evidence[] = ['VERIFIED', 'SECONDARY', 'PRACTICE', 'PROPOSAL', 'UNCONFIRMED'];

describe('the lessons and cases in content/', () => {
  it('are the branch course complete, two modules of the first course, and two cases', () => {
    expect(courses.map(({ matter, lessons }) => [matter.code, lessons.length])).toEqual([
      ['c1', 7],
      ['c2', 17],
    ]);
    expect(cases).toHaveLength(2);
  });

  it.each(texts.map((text) => [text.file, text] as const))('%s has substance', async (file, { body, matter }) => {
    const read = await compileLesson(file, body);
    expect(read.hanCharacters).toBeGreaterThanOrEqual(2_000);
    expect(read.selfChecks).toHaveLength(3);
    expect(read.figures).toHaveLength(1);
    expect(read.outline.length).toBeGreaterThanOrEqual(4);
    const cited = [
      ...read.clauses.map(clauseKey),
      ...matter.sources.flatMap(({ doc, articles }) => articles.map((article) => clauseKey({ doc, article }))),
    ];
    for (const key of cited) expect([...clauses.keys()], `${file} cites ${key}`).toContain(key);
    const said: Evidence[] = cited.map((key) => clauses.get(key) ?? 'UNCONFIRMED');
    if (body.includes('<Unconfirmed>')) said.push('UNCONFIRMED');
    expect(STRENGTH.indexOf(matter.evidence), `${file} evidence`).toBe(
      Math.max(...said.map((one) => STRENGTH.indexOf(one))),
    );
    for (const name of read.figures) expect(figures.has(name), `${file} shows ${name}`).toBe(true);
    // What is read quickly, to know whether a lesson changed, must be what the compiler reads.
    const quick = referencesIn(body);
    expect(quick.clauses).toEqual(read.clauses.map(clauseKey).sort());
    expect(quick.figures).toEqual([...read.figures].sort());
  });
});

describe('the films in content/', () => {
  const names = [...new Set(texts.flatMap(({ body }) => referencesIn(body).media))];

  it('are all shown somewhere, and small enough for a telephone', () => {
    expect([...readMediaNames('content')].sort()).toEqual(names.sort());
    for (const name of names) expect(statSync(`content/media/${name}`).size, name).toBeLessThanOrEqual(1_500_000);
  });

  it.each(texts.filter(({ body }) => body.includes('<Video')).map(({ file, body }) => [file, body] as const))(
    '%s says below the film what the film says',
    (_, body) => {
      for (const [, attributes = '', words = ''] of body.matchAll(/<Video ([^>]*)>([\s\S]*?)<\/Video>/g)) {
        const [, captions = ''] = /captions="\/media\/([^"]+)"/.exec(attributes) ?? [];
        const cues = readFileSync(`content/media/${captions}`, 'utf8').split('\n\n').slice(1);
        const said = cues.map((cue) => cue.split('\n')[1] ?? '');
        for (const number of said.join().match(/\d+/g) ?? []) expect(words).toContain(number);
        const times = cues.flatMap((cue) => cue.match(/\d\d:\d\d\.\d{3}/g) ?? []);
        expect(times).toEqual(times.toSorted());
        const [, minutes, seconds] = /length="(\d+):(\d\d)"/.exec(attributes) ?? [];
        const [, lastMinute, lastSecond] = /^(\d\d):(\d\d)/.exec(times.at(-1) ?? '') ?? [];
        const rest = Number(minutes) * 60 + Number(seconds) - Number(lastMinute) * 60 - Number(lastSecond);
        expect(rest).toBeGreaterThanOrEqual(0);
        expect(rest).toBeLessThanOrEqual(3);
      }
    },
  );
});

describe('the figures in content/', () => {
  it.each([...figures.values()].map(({ file, text }) => [file, text] as const))(
    '%s can be inlined and read',
    (_, text) => {
      const figure = readFigure(text);
      expect(figure).not.toHaveProperty('fault');
      if ('fault' in figure) return;
      expect(figure.leastWidth).toBeLessThanOrEqual(704);
      expect(figure.svg).not.toMatch(/<script|on\w+=|href=|style=/);
    },
  );

  it.each([
    ['a script', '<script>x</script>'],
    ['an event', '<rect onclick="x"/>'],
    ['a link', '<a href="https://example.org"><text>x</text></a>'],
    ['another picture', '<image href="https://example.org/x.png"/>'],
    ['a colour of its own', '<rect fill="#ff0000"/>'],
    ['an unknown class', '<rect class="danger"/>'],
    ['a style', '<rect style="fill:url(https://example.org)"/>'],
    ['foreign content', '<foreignObject><p>x</p></foreignObject>'],
  ])('refuses %s', (_, inside) => {
    expect(
      readFigure(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 300"><title>t</title>${inside}</svg>`),
    ).toHaveProperty('fault');
  });
});
