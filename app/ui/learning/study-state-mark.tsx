import type { StudyState } from '~/learning/rules/course-state.ts';
import { useT } from '../messages/define-messages.ts';
import { learningMessages } from '../messages/learning.ts';
import { StateMark } from '../parts/state-mark.tsx';

const MARKS = { done: 'done', running: 'running', none: 'waiting' } as const;

/** ● finished · ◐ in progress · ○ not begun, as everywhere. */
export function StudyStateMark({ state }: { state: StudyState }) {
  const t = useT(learningMessages);
  const word = state === 'done' ? t('finished') : state === 'running' ? t('runningShort') : t('notBegun');
  return <StateMark state={MARKS[state]}>{word}</StateMark>;
}
