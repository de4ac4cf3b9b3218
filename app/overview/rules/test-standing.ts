/** Where a person stands with the pre-appointment test. Everyone has exactly one standing, so that the figures add up. */
export const TEST_STANDINGS = ['VALID', 'EXEMPT', 'WAITING', 'REGISTERED', 'EXPIRED', 'NONE'] as const;
export type TestStanding = (typeof TEST_STANDINGS)[number];

/** Groups that figures stand for: neither passed nor exempted, under way to a pass, and nothing arranged. */
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

export type TestFigures = {
  due: number;
  /** with a valid pass */
  done: number;
  /** covered without one: exempted from the test */
  exempt: number;
  arranged: number;
};

/** How many are covered: by a valid pass or by an exemption. */
export const covered = ({ done, exempt }: Pick<TestFigures, 'done' | 'exempt'>): number => done + exempt;

export const testFigures = (counts: Partial<Record<TestStanding, number>>): TestFigures => {
  const of = (standing: TestStanding): number => counts[standing] ?? 0;
  return {
    due: TEST_STANDINGS.reduce((sum, standing) => sum + of(standing), 0),
    done: of('VALID'),
    exempt: of('EXEMPT'),
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
