/** Where a person stands with the pre-appointment test. Everyone has exactly one standing, so that the figures add up. */
export const TEST_STANDINGS = ['VALID', 'WAITING', 'REGISTERED', 'EXPIRED', 'NONE'] as const;
export type TestStanding = (typeof TEST_STANDINGS)[number];

/** Groups that figures stand for: without a valid pass, under way to one, and nothing arranged. */
export const STANDING_GROUPS = {
  OPEN: ['WAITING', 'REGISTERED', 'EXPIRED', 'NONE'],
  ARRANGED: ['WAITING', 'REGISTERED'],
  UNARRANGED: ['EXPIRED', 'NONE'],
} as const satisfies Record<string, readonly TestStanding[]>;
type StandingGroup = keyof typeof STANDING_GROUPS;

/** What a list can be narrowed to: a group or one standing. */
export const STANDING_FILTERS = [...(Object.keys(STANDING_GROUPS) as StandingGroup[]), ...TEST_STANDINGS] as const;

/** The standings that a filter of the list asks for; none means all. */
export const standingsAsked = (filter: string | undefined): readonly TestStanding[] =>
  filter ? (STANDING_GROUPS[filter as StandingGroup] ?? TEST_STANDINGS.filter((standing) => standing === filter)) : [];

export type TestFigures = { due: number; done: number; arranged: number };

export const testFigures = (counts: Partial<Record<TestStanding, number>>): TestFigures => {
  const of = (standing: TestStanding): number => counts[standing] ?? 0;
  return {
    due: TEST_STANDINGS.reduce((sum, standing) => sum + of(standing), 0),
    done: of('VALID'),
    arranged: of('WAITING') + of('REGISTERED'),
  };
};

/** One line of the list behind the figures. */
export type CoveredPerson = {
  id: string;
  name: string;
  staffNumber: string | null;
  post: string;
  organization: string;
  standing: TestStanding;
  validUntil: string | null;
  /** when the session opens for which the person is registered */
  opensAt: Date | null;
};
