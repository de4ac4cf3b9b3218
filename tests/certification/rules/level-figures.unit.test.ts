import { expect, it } from 'vitest';
import { askedOf, figuresOf, withFigures } from '~/certification/rules/level-figures.ts';
import { PROPOSED_FLOORS, PROPOSED_WEIGHTS, proposedLevelOne } from '~/certification/rules/level-requirements.ts';

it('reads back every number that is written into the requirements of a level', () => {
  const level = { validityMonths: 36, weights: PROPOSED_WEIGHTS, floors: PROPOSED_FLOORS };
  const before = { ...level, requirements: proposedLevelOne(null) };
  const wanted = {
    testScore: 85,
    paperScore: 75,
    hours: 40,
    months: 18,
    renewalHours: 60,
    validityMonths: 24,
    courseCode: 'c1',
    weights: { ...PROPOSED_WEIGHTS, PARTY_WORK: 40, MANAGEMENT_BUSINESS: 10 },
    floors: { ...PROPOSED_FLOORS, MASS_SERVICE: 50 },
  };
  const { weights, floors, validityMonths } = wanted;
  const after = { requirements: withFigures(before.requirements, wanted), weights, floors, validityMonths };
  expect(figuresOf(after)).toEqual(wanted);
  expect(figuresOf(before)).toMatchObject({ testScore: 80, hours: 32, renewalHours: 56, months: 12, courseCode: 'c2' });
  // The window of a renewal is a year, whatever the first application counts.
  expect(after.requirements.renewal).toContainEqual(expect.objectContaining({ kind: 'CLASS_HOURS', months: 12 }));
});

it('tells the hours, the kind of class and the topics that a level asks', () => {
  const asked = askedOf(proposedLevelOne(null));
  expect(asked.hours).toEqual({ hours: 32, months: 12, classType: 'RZ' });
  expect(asked.renewalHours).toEqual({ hours: 56, months: 12, classType: null });
  expect(asked.topics.MASS_SERVICE).toEqual(['T11']);
  // Each of the twelve topics speaks for one domain.
  const topics = Array.from({ length: 12 }, (_, at) => `T${String(at + 1).padStart(2, '0')}`);
  expect(Object.values(asked.topics).flat().toSorted()).toEqual(topics);
  expect(askedOf({ first: [], renewal: [] })).toEqual({ hours: null, renewalHours: null, topics: {} });
});
