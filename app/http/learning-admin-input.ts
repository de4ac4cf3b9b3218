import type { LearningAdminInput } from '~/learning/rules/learning-admin-view.ts';
import { LEARNER_LIST } from '~/learning/rules/learner-list-spec.ts';
import { readListState, type ListState } from './list-address.ts';

const STATES = ['done', 'running', 'none'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The address of the administrator's page of courses, for the page and for its export alike. */
export function learningAdminInput(url: URL): { state: ListState; input: LearningAdminInput } {
  const state = readListState(url, LEARNER_LIST);
  const { filters } = state;
  const input: LearningAdminInput = {
    course: filters['course'] ?? null,
    assignment: UUID.test(filters['assignment'] ?? '') ? String(filters['assignment']) : null,
    state: STATES.find((one) => one === filters['state']) ?? null,
    search: state.q,
    sort: state.sort as LearningAdminInput['sort'],
    descending: state.descending,
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  };
  return { state, input };
}
