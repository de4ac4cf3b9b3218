import { ContentError } from '~/platform/content-files.ts';
import { compileMdx } from '~/platform/compile-mdx.ts';
import type { Figure } from '../rules/figure-svg.ts';
import type { LessonClause } from '../rules/lesson-clause.ts';
import { shapeLesson } from '../rules/lesson-structure.ts';
import { lessonContents, type LessonContents } from '../rules/lesson-tree.ts';
import { refuseUnsafe, UnsafeMdx } from '../rules/safe-mdx.ts';

export type CompiledLesson = LessonContents & { readonly code: string };

/** What turns compiled text into the HTML of the page, in one language of the interface. */
export type LessonRenderer = (lesson: {
  readonly code: string;
  readonly clauses: ReadonlyMap<string, LessonClause>;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly locale: string;
}) => string;

/**
 * Compiles a lesson's text after making sure that it is text.
 *
 * @throws {ContentError} naming the file and, where there is one, the line
 */
export async function compileLesson(file: string, body: string, linesBefore = 0): Promise<CompiledLesson> {
  let contents: LessonContents | undefined;
  try {
    const code = await compileMdx(body, (tree) => {
      refuseUnsafe(tree);
      contents = lessonContents(tree);
      shapeLesson(tree);
    });
    if (!contents) throw new Error('the text was not read');
    return { ...contents, code };
  } catch (fault) {
    const line = fault instanceof UnsafeMdx && fault.line !== null ? `line ${fault.line + linesBefore}: ` : '';
    const what = fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault);
    throw new ContentError(file, `${line}${what}`);
  }
}
