import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { CITY, planCadres } from '../../prisma/demonstration/cadre-plan.ts';
import { createChance } from '../../prisma/demonstration/chance.ts';
import { planClasses } from '../../prisma/demonstration/class-plan.ts';
import { planOrganizations } from '../../prisma/demonstration/organization-plan.ts';
import { morning } from '../../prisma/demonstration/tests.ts';
import type { WrittenCadre, WrittenOrganization } from '../../prisma/demonstration/write-city.ts';

const DAY = '2026-11-23';

function city(seed: number) {
  const chance = createChance(seed);
  const plan = planOrganizations(chance, 1);
  return { chance, plan, people: planCadres(chance, plan, CITY.cadres, DAY) };
}

it.each([
  ['2026-11-22T17:30:00Z', 0, '2026-11-23T01:30:00.000Z'],
  ['2026-11-23T15:59:00Z', 0, '2026-11-23T01:30:00.000Z'],
  ['2026-11-23T16:00:00Z', 0, '2026-11-24T01:30:00.000Z'],
  ['2026-11-23T16:00:00Z', 24, '2026-10-31T01:30:00.000Z'],
])('begins a sitting on the morning of the authority’s day: seen at %s, %i days ago', (at, daysAgo, opens) => {
  expect(morning(new Date(at), daysAgo).toISOString()).toBe(opens);
});

describe('the demonstration city at full size', () => {
  const { chance, plan, people } = city(20221);

  it('has the figures of the source documents, each of its own population', () => {
    expect(people).toHaveLength(5000);
    const present = people.map((one) => ({ one, post: one.posts.at(-1), home: plan[one.home] }));
    expect(present.filter(({ home }) => home?.direct)).toHaveLength(545);
    expect(
      present.filter(
        ({ post, home }) =>
          post?.type === 'SECRETARY' && post.concurrent && home?.type.endsWith('BRANCH') && !home.direct,
      ),
    ).toHaveLength(624);
    // 40 or younger: born after this month forty-one years ago.
    expect(present.filter(({ one, home }) => home?.nature === 'ORGAN' && one.birthMonth > '1985-11')).toHaveLength(958);
    expect(new Set(plan.map(({ nature }) => nature).filter(Boolean)).size).toBe(8);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(city(20221).people).toEqual(people);
    expect(city(7).people.slice(0, 50)).not.toEqual(people.slice(0, 50));
  });

  it('has a year of eighty-odd classes with some two thousand attendances, numbered as the system numbers', () => {
    const cadres = people.map((one, at): WrittenCadre => ({
      ...one,
      id: String(at),
      accountId: String(at),
      organization: plan[one.home] as WrittenOrganization,
    }));
    const secretaries = cadres.filter((one) => one.posts.at(-1)?.type === 'SECRETARY');
    const guests = { last: cadres[0] as WrittenCadre, newcomers: [], firstRound: [], busy: [] };
    const classes = planClasses(chance, cadres, secretaries, guests, Temporal.PlainDate.from(DAY), 1, 'YZ');
    const held = classes.filter(({ done }) => done);
    expect(held.length).toBeGreaterThanOrEqual(80);
    expect(held.length).toBeLessThan(90);
    const attendances = held.flatMap((one) => one.people);
    expect(attendances.length).toBeGreaterThan(2000);
    expect(attendances.length).toBeLessThan(2200);
    expect(new Set(attendances.map(({ person }) => person.id)).size).toBeLessThan(attendances.length);
    expect(attendances.some(({ result }) => result === 'NOT_COMPLETED')).toBe(true);
    expect(new Set(classes.map(({ code }) => code)).size).toBe(classes.length);
    expect(classes.every(({ code, starts }) => code.includes(`-${starts.slice(0, 4)}-`))).toBe(true);
    expect(classes.filter(({ ends }) => ends >= DAY).length).toBe(2);
  });
});
