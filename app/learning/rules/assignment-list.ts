/** What the address of the list of assigned courses may say. */
export const ASSIGNMENT_LIST = {
  path: '/admin/learning/assignments',
  filters: {},
  sorts: ['due', 'course', 'organization'],
  defaultSort: 'due',
} as const;

export type AssignmentSort = (typeof ASSIGNMENT_LIST.sorts)[number];

/** How many assignments stand on the page of courses, those that end first; the list has them all. */
export const ASSIGNMENTS_SHOWN = 5;
