import { finishLessonResponse, lessonResponse } from '~/http/lesson-response.server.ts';
import { forActor } from '~/http/route-functions.server.ts';

export const loader = forActor(({ params, viewer, context }) =>
  lessonResponse(params['caseCode'] ?? '', viewer, context),
);

export const action = forActor(({ params, viewer, context }) =>
  finishLessonResponse(params['caseCode'] ?? '', viewer, context),
);
