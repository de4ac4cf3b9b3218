import { z } from 'zod';

const EVIDENCE = ['VERIFIED', 'SECONDARY', 'UNCONFIRMED', 'PRACTICE', 'PROPOSAL'] as const;
export type Evidence = (typeof EVIDENCE)[number];

const words = (most: number) => z.string().trim().min(1).max(most);
const civilDate = z.iso.date();
const documentCode = z.string().regex(/^[a-z0-9-]{2,60}$/, 'a code in kebab case');
const article = z.string().regex(/^[A-Za-z0-9.]{1,12}$/, 'an article such as "4" or "26.6", as text');
const pathCode = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,30}$/, 'lower case letters, digits, dots and hyphens');

const sources = z.array(z.strictObject({ doc: documentCode, articles: z.array(article).min(1) })).min(1);

/** `content/courses/<code>/course.mdx` */
export const courseFrontMatter = z.strictObject({
  code: pathCode,
  title: words(80),
  titleEn: words(160),
  summary: words(400),
  summaryEn: words(800),
  audience: words(200),
  creditHours: z.number().positive().max(500),
  modules: z
    .array(z.strictObject({ code: pathCode, title: words(60), titleEn: words(120) }))
    .min(1)
    .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'module codes must differ'),
});
export type CourseFrontMatter = z.infer<typeof courseFrontMatter>;

const reading = {
  code: pathCode,
  title: words(80),
  titleEn: words(160),
  minutes: z.number().int().min(1).max(240),
  lead: words(400),
  sources,
  evidence: z.enum(EVIDENCE),
  checkedOn: civilDate,
};

/** `content/courses/<course>/<module>/<lesson>.mdx` */
export const lessonFrontMatter = z.strictObject({ ...reading, objectives: z.array(words(200)).min(2).max(4) });
export type LessonFrontMatter = z.infer<typeof lessonFrontMatter>;

/** `content/cases/<code>.mdx` */
export const caseFrontMatter = z.strictObject({ ...reading, topics: z.array(words(30)).min(1) });
export type CaseFrontMatter = z.infer<typeof caseFrontMatter>;
