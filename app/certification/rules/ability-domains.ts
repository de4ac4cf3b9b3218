/** The four ability domains of the competency model (4.1), in its order. */
export const ABILITY_DOMAINS = ['PARTY_WORK', 'MASS_SERVICE', 'TASK_LEADERSHIP', 'MANAGEMENT_BUSINESS'] as const;
export type AbilityDomain = (typeof ABILITY_DOMAINS)[number];

/** Figures by domain as a level's dated row keeps them. */
export type DomainFigures = Readonly<Partial<Record<AbilityDomain, number>>>;
/** Which topics of the question bank speak for which domain. */
export type DomainTopics = Readonly<Partial<Record<AbilityDomain, readonly string[]>>>;
/** Points earned and to be had in a paper, by topic. */
export type TopicPoints = Readonly<Record<string, { readonly earned: number; readonly points: number }>>;

export type DomainScore = {
  domain: AbilityDomain;
  /** share of the points of its questions, in percent to one decimal; null where the paper held none */
  percent: number | null;
  /** the least share asked for; zero asks for none */
  floor: number;
  met: boolean;
};

export type DomainResult = {
  scores: DomainScore[];
  /** the shares weighted by domain, in percent to one decimal; null where the paper tells nothing */
  weighted: number | null;
};

/**
 * What a level's paper says about each domain. A domain below its floor is not met whatever the total; one with a floor
 * that the paper says nothing about is not met either, because nothing shows it.
 */
export function domainResult(
  topics: DomainTopics,
  points: TopicPoints,
  weights: DomainFigures,
  floors: DomainFigures,
): DomainResult {
  const scores = ABILITY_DOMAINS.map((domain): DomainScore => {
    const held = (topics[domain] ?? []).flatMap((topic) => points[topic] ?? []);
    const most = held.reduce((sum, one) => sum + one.points, 0);
    const percent = most > 0 ? tenths((100 * held.reduce((sum, one) => sum + one.earned, 0)) / most) : null;
    const floor = floors[domain] ?? 0;
    return { domain, percent, floor, met: floor === 0 || (percent !== null && percent >= floor) };
  });
  const told = scores.filter(({ percent }) => percent !== null);
  const weight = told.reduce((sum, { domain }) => sum + (weights[domain] ?? 0), 0);
  const weighted = told.reduce((sum, { domain, percent }) => sum + (weights[domain] ?? 0) * (percent ?? 0), 0);
  return { scores, weighted: weight > 0 ? tenths(weighted / weight) : null };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
