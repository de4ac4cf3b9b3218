import { endpoint, page, resource, type RouteEntry } from './route-entry.ts';

export const learningRoutes: RouteEntry[] = [
  page('learn', '/learn', 'signed-in'),
  resource('courses', '/courses', 'signed-in'),
  page('course', '/courses/:courseCode', 'signed-in'),
  resource('lesson', '/courses/:courseCode/:lessonCode', 'signed-in'),
  resource('case', '/cases/:caseCode', 'signed-in'),
  resource('media', '/media/:file', 'signed-in'),
  page('admin-learning', '/admin/learning', ['learning.assign']),
  page('admin-assignments', '/admin/learning/assignments', ['learning.assign']),
  resource('admin-assignments-export', '/admin/learning/assignments/export', ['learning.assign']),
  resource('admin-learning-export', '/admin/learning/export', ['learning.assign']),
  endpoint('lesson-progress', '/api/lessons/:lessonId/progress', 'signed-in'),
  endpoint('self-check-answer', '/api/lessons/:lessonId/self-checks', 'signed-in'),
];
