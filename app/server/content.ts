import path from 'node:path';
import { realAuthorities } from '../identity/queries/real-authorities.server.ts';
import { loadCourses } from '../learning/commands/load-courses.server.ts';
import { loadQuestionBanks } from '../questions/commands/load-question-banks.server.ts';
import { loadRegulations } from '../regulations/commands/load-regulations.server.ts';
import { startTrainingRules } from '../training/commands/start-training-rules.server.ts';
import { lessonCompilerVersion } from '../ui/lesson/lesson-compiler-version.server.ts';
import { renderLesson } from '../ui/lesson/render-lesson.server.tsx';
import { REPOSITORY } from './repository-folder.ts';

export const CONTENT_FOLDER = path.join(REPOSITORY, 'content');

/**
 * Brings `content/` into the database as the application's role: regulations first, then what cites them. Repeating it
 * changes nothing.
 *
 * @returns what each loader did, by folder
 * @throws {ContentError} naming file and field
 */
export async function loadContent(folder: string = CONTENT_FOLDER): Promise<Record<string, object>> {
  const regulations = await loadRegulations(path.join(folder, 'regulations'));
  // A new authority gets them by a job; one that an earlier version set up, here.
  for (const { id } of await realAuthorities()) await startTrainingRules(id);
  const questionBanks = await loadQuestionBanks(path.join(folder, 'question-banks'));
  const courses = await loadCourses({
    folder,
    render: renderLesson,
    compilerVersion: lessonCompilerVersion(REPOSITORY),
  });
  return { regulations, questionBanks, courses };
}
