import { ABILITY_DOMAINS, type AbilityDomain, type DomainFigures, type DomainTopics } from './ability-domains.ts';
import type { LevelRequirements, Requirement } from './level-requirements.ts';

/** What a level asks, as its page shows and changes it. */
export type LevelFigures = {
  testScore: number;
  paperScore: number;
  hours: number;
  months: number;
  renewalHours: number;
  validityMonths: number;
  /** code of the online course to be finished */
  courseCode: string;
  weights: Record<AbilityDomain, number>;
  floors: Record<AbilityDomain, number>;
};

type LevelNumbers = {
  requirements: LevelRequirements;
  validityMonths: number;
  weights: DomainFigures;
  floors: DomainFigures;
};

/** The figures of a dated row. */
export function figuresOf({ requirements, validityMonths, weights, floors }: LevelNumbers): LevelFigures {
  const find = <K extends Requirement['kind']>(list: Requirement[], kind: K) =>
    list.find((one): one is Extract<Requirement, { kind: K }> => one.kind === kind);
  const hours = find(requirements.first, 'CLASS_HOURS');
  return {
    testScore: find(requirements.first, 'TEST_PASSED')?.minScore ?? 0,
    paperScore: find(requirements.first, 'LEVEL_PAPER')?.minScore ?? 0,
    hours: hours?.hours ?? 0,
    months: hours?.months ?? 12,
    renewalHours: find(requirements.renewal, 'CLASS_HOURS')?.hours ?? 0,
    validityMonths,
    courseCode: find(requirements.first, 'COURSE_FINISHED')?.courseCode ?? '',
    weights: everyDomain(weights),
    floors: everyDomain(floors),
  };
}

const everyDomain = (figures: DomainFigures): Record<AbilityDomain, number> =>
  Object.fromEntries(ABILITY_DOMAINS.map((domain) => [domain, figures[domain] ?? 0])) as Record<AbilityDomain, number>;

/** Hours from classes; one of the classes may have to be of a certain kind. */
export type ClassHours = { hours: number; months: number; classType: string | null };

/** What a dated row asks for beside its figures: hours for the first time and for renewal, and topics by domain. */
export function askedOf({ first, renewal }: LevelRequirements): {
  hours: ClassHours | null;
  renewalHours: ClassHours | null;
  topics: DomainTopics;
} {
  const hoursIn = (list: readonly Requirement[]): ClassHours | null => {
    const [asked] = list.flatMap((one) => (one.kind === 'CLASS_HOURS' ? [one] : []));
    return asked ? { hours: asked.hours, months: asked.months, classType: asked.classType } : null;
  };
  const [paper] = first.flatMap((one) => (one.kind === 'LEVEL_PAPER' ? [one] : []));
  return { hours: hoursIn(first), renewalHours: hoursIn(renewal), topics: paper?.domains ?? {} };
}

/** The same requirements with other numbers and another course. */
export const withFigures = (requirements: LevelRequirements, figures: LevelFigures): LevelRequirements => ({
  first: requirements.first.map((one) => withNumbers(one, figures, figures.hours, figures.months)),
  renewal: requirements.renewal.map((one) => withNumbers(one, figures, figures.renewalHours, null)),
});

function withNumbers(one: Requirement, figures: LevelFigures, hours: number, months: number | null): Requirement {
  switch (one.kind) {
    case 'TEST_PASSED':
      return { ...one, minScore: figures.testScore };
    case 'LEVEL_PAPER':
      return { ...one, minScore: figures.paperScore };
    case 'CLASS_HOURS':
      return { ...one, hours, months: months ?? one.months };
    case 'COURSE_FINISHED':
      return { ...one, courseCode: figures.courseCode };
  }
}
