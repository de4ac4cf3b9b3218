/** The address of a lesson (`c2/3.1`) or a case (`k02`), from its slug. */
export const lessonHref = (kind: 'LESSON' | 'CASE', slug: string): string =>
  kind === 'CASE' ? `/cases/${slug}` : `/courses/${slug}`;

export const courseHref = (code: string): string => `/courses/${code}`;
