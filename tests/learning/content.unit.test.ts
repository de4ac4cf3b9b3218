import { describe, expect, it } from 'vitest';
import { compileLesson } from '~/learning/commands/compile-lesson.server.ts';
import { readCaseFiles, readCourseFiles, readFigureFiles } from '~/learning/data/lesson-files.ts';
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
