import { finishLessonResponse, lessonResponse } from '~/http/lesson-response.server.ts';
import { forActor, type SignedInArgs } from '~/http/route-functions.server.ts';

const slugOf = ({ params }: SignedInArgs): string => `${params['courseCode']}/${params['lessonCode']}`;

export const loader = forActor((args) => lessonResponse(slugOf(args), args.viewer, args.context));

export const action = forActor((args) => finishLessonResponse(slugOf(args), args.viewer, args.context));
