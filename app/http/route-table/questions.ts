import { page, resource, type RouteEntry } from './route-entry.ts';

export const questionsRoutes: RouteEntry[] = [
  page('admin-questions', '/admin/questions', ['questions.read']),
  resource('admin-questions-export', '/admin/questions/export', ['questions.read']),
  page('admin-question-new', '/admin/questions/new', ['questions.write']),
  page('admin-question-review', '/admin/questions/review', ['questions.review']),
  resource('admin-question-review-export', '/admin/questions/review/export', ['questions.review']),
  page('admin-question', '/admin/questions/:questionId', ['questions.write', 'questions.review']),
];
