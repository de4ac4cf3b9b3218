export type CertificationOpening = 'FIRST' | 'RENEWAL' | 'RETURNED';

/** What somebody could do now, as far as each subject knows. */
export type Openings = {
  sitting: { attemptId: string; title: string; deadlineAt: number } | null;
  openTest: { sessionId: string; title: string; closesAt: number } | null;
  lesson: boolean;
  /** all requirements met and nothing under way, or an application that came back */
  certification: CertificationOpening | null;
  upcomingTest: { sessionId: string; title: string; opensAt: number } | null;
};

export type NextStep =
  | ({ kind: 'sitting' } & NonNullable<Openings['sitting']>)
  | ({ kind: 'test' } & NonNullable<Openings['openTest']>)
  | { kind: 'lesson' }
  | { kind: 'certification'; about: CertificationOpening }
  | ({ kind: 'upcoming' } & NonNullable<Openings['upcomingTest']>)
  | { kind: 'nothing' };

/**
 * The one thing to do next: what runs against the clock, then the test that is open, the lesson where one stopped, the
 * certificate within reach, and the test to come.
 */
export function nextStep(openings: Openings): NextStep {
  const { sitting, openTest, lesson, certification, upcomingTest } = openings;
  if (sitting) return { kind: 'sitting', ...sitting };
  if (openTest) return { kind: 'test', ...openTest };
  if (lesson) return { kind: 'lesson' };
  if (certification) return { kind: 'certification', about: certification };
  if (upcomingTest) return { kind: 'upcoming', ...upcomingTest };
  return { kind: 'nothing' };
}
