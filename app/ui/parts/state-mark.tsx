import type { ReactNode } from 'react';

/** done ● · running ◐ · waiting ○ (not yet) · due ◆ (also offline) · alarm ▲ (wants a person) · paused ‖ */
export type State = 'done' | 'running' | 'waiting' | 'due' | 'alarm' | 'paused';

const shapes: Record<State, ReactNode> = {
  done: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  running: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 2a4 4 0 000 8z" fill="currentColor" />
    </>
  ),
  waiting: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  due: <path d="M6 .8L11.2 6 6 11.2.8 6z" fill="currentColor" />,
  alarm: <path d="M6 1l5.5 10H.5z" fill="currentColor" />,
  paused: <path d="M2.5 1.500h2.500v9H2.500zM7 1.500h2.500v9H7z" fill="currentColor" />,
};

/** A state as a shape, a colour and a word: the same everywhere. The word is the content. */
export function StateMark({ state, children }: { state: State; children: ReactNode }) {
  return (
    <span className={`state state-${state}`}>
      <svg className="state-shape" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {shapes[state]}
      </svg>
      {children}
    </span>
  );
}
