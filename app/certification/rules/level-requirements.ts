import { z } from 'zod';
import { ABILITY_DOMAINS, type AbilityDomain } from './ability-domains.ts';

const cited = { clause: z.object({ doc: z.string(), article: z.string() }).nullable() };

/** What a level asks. Each is judged by evidence on record; none is declared by the person. */
export const requirement = z.discriminatedUnion('kind', [
  /** a pre-appointment or pre-election test passed and confirmed, with at least this score */
  z.object({ kind: z.literal('TEST_PASSED'), code: z.string(), minScore: z.number(), ...cited }),
  z.object({ kind: z.literal('COURSE_FINISHED'), code: z.string(), courseCode: z.string(), ...cited }),
  /** the level's own paper, confirmed, with at least this score, and no domain below its floor */
  z.object({
    kind: z.literal('LEVEL_PAPER'),
    code: z.string(),
    minScore: z.number(),
    /** the topics of the question bank that speak for each domain */
    domains: z.partialRecord(z.enum(ABILITY_DOMAINS), z.array(z.string())).default({}),
    ...cited,
  }),
  /** hours from classes in the months before the application; one of the classes may have to be of a certain kind */
  z.object({
    kind: z.literal('CLASS_HOURS'),
    code: z.string(),
    hours: z.number(),
    months: z.number().int(),
    classType: z.string().nullable(),
    ...cited,
  }),
]);
export type Requirement = z.infer<typeof requirement>;

export const levelRequirements = z.object({ first: z.array(requirement), renewal: z.array(requirement) });
export type LevelRequirements = z.infer<typeof levelRequirements>;

/** Weights of the four ability domains, in percent (competency model 4.1, a proposal). */
export const PROPOSED_WEIGHTS: Record<AbilityDomain, number> = {
  PARTY_WORK: 35,
  MASS_SERVICE: 25,
  TASK_LEADERSHIP: 25,
  MANAGEMENT_BUSINESS: 15,
};
/** The least share of each domain in the level's paper, in percent; zero asks for none (level one). */
export const PROPOSED_FLOORS: Record<AbilityDomain, number> = {
  PARTY_WORK: 0,
  MASS_SERVICE: 0,
  TASK_LEADERSHIP: 0,
  MANAGEMENT_BUSINESS: 0,
};
/** Which of the twelve topics (content outline 6.3) speak for which domain: each for one, a proposal. */
const PROPOSED_DOMAINS: Record<AbilityDomain, string[]> = {
  PARTY_WORK: ['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07'],
  MASS_SERVICE: ['T11'],
  TASK_LEADERSHIP: ['T10'],
  MANAGEMENT_BUSINESS: ['T08', 'T09', 'T12'],
};

/**
 * Level one as the competency model proposes it: pre-test 80, course C2, the level's paper 70, 32 class hours in
 * twelve months with a class for new appointees; renewal asks 56 hours a year and the paper again.
 *
 * @param doc the measures that set it, or null where the authority has none yet
 */
export function proposedLevelOne(doc: string | null): LevelRequirements {
  const clause = (article: string) => (doc ? { doc, article } : null);
  const paper = { kind: 'LEVEL_PAPER', minScore: 70, domains: PROPOSED_DOMAINS } as const;
  return {
    first: [
      { kind: 'TEST_PASSED', code: 'L1_TEST', minScore: 80, clause: clause('6') },
      { kind: 'COURSE_FINISHED', code: 'L1_COURSE', courseCode: 'c2', clause: clause('4') },
      { kind: 'CLASS_HOURS', code: 'L1_HOURS', hours: 32, months: 12, classType: 'RZ', clause: clause('5') },
      { ...paper, code: 'L1_PAPER', clause: clause('6') },
    ],
    renewal: [
      { kind: 'CLASS_HOURS', code: 'L1_RENEW_HOURS', hours: 56, months: 12, classType: null, clause: clause('15') },
      { ...paper, code: 'L1_RENEW_PAPER', clause: clause('15') },
    ],
  };
}

type CitedClause = { doc: string; article: string };

/** The clauses on which a row of a level rests: those its requirements name, and its own. */
export const citedClauses = (row: { requirements: LevelRequirements; clause: CitedClause | null }): CitedClause[] =>
  [...row.requirements.first, ...row.requirements.renewal, row].flatMap((one) => one.clause ?? []);
