import { loadCourses } from '~/learning/commands/load-courses.server.ts';
import { renderLessons } from '~/learning/jobs/render-lessons.ts';
import { lessonCompilerVersion } from '~/ui/lesson/lesson-compiler-version.server.ts';
import { renderLesson } from '~/ui/lesson/render-lesson.server.tsx';
import { processor } from '../processor.ts';

/** Loading decides by content which lessons show something else now, so one clause or a hundred come to the same. */
export const renderLessonsProcessor = processor(renderLessons, () =>
  loadCourses({ folder: 'content', render: renderLesson, compilerVersion: lessonCompilerVersion('.') }),
);
