import type { LearningAdminInput } from '~/learning/rules/learning-admin-view.ts';
import { LEARNER_LIST } from '~/learning/rules/learner-list-spec.ts';
import { knownFilter, readListState, type ListState } from './list-address.ts';

/** The address of the administrator's page of courses, for the page and for its export alike. */
export function learningAdminInput(url: URL): { state: ListState; input: LearningAdminInput } {
  const state = readListState(url, LEARNER_LIST);
  const { filters } = state;
  const input: LearningAdminInput = {
    course: filters['course'] ?? null,
    assignment: filters['assignment'] ?? null,
    state: knownFilter(filters['state'], LEARNER_LIST.filters.state),
    search: state.q,
    sort: state.sort as LearningAdminInput['sort'],
    descending: state.descending,
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  };
  return { state, input };
}
