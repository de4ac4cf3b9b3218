import { redirect } from '@remix-run/node';
import { forActor } from '~/http/route-functions.server.ts';
import { stitchedHtmlResponse } from '~/http/stitched-html.server.ts';
import { permissionsOf } from '~/identity/rules/actor.ts';
import { markLessonFinished } from '~/learning/commands/finish-lesson.server.ts';
import { afterLesson, lessonPage } from '~/learning/queries/lesson-page.server.ts';
import { keptLessonDocument } from '~/ui/lesson/kept-lesson-document.server.ts';
import styleSheet from '~/ui/styles/app.css?url';

const slugOf = (params: Record<string, string | undefined>): string =>
  `${params['courseCode']}/${params['lessonCode']}`;

export const loader = forActor(async ({ actor, viewer, request, params, context }) => {
  const { locale, mode, now } = context;
  const lesson = await lessonPage(actor, slugOf(params), locale, now);
  const { demonstration } = viewer;
  const permissions = permissionsOf(actor);
  const name = actor.displayName;
  return stitchedHtmlResponse(
    request,
    await keptLessonDocument(lesson, { locale, mode, demonstration, permissions, styleSheet, name }),
    locale,
  );
});

/** The form at its end: finishes it and leads on. */
export const action = forActor(async ({ actor, params, context }) => {
  const { lessonId, onward } = await afterLesson(slugOf(params), context.now);
  await markLessonFinished(actor, lessonId, context.now);
  return redirect(onward, 303);
});
