/** The page of a list, from 1. */
export const pageOf = (parameters: URLSearchParams): number =>
  Math.max(1, Math.min(100_000, Math.trunc(Number(parameters.get('page'))) || 1));

/** A parameter that must be one of these, else null. */
export const oneOf = <T extends string>(given: string | null, known: readonly T[]): T | null =>
  known.find((word) => word === given) ?? null;
