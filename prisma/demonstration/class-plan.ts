import { Temporal } from 'temporal-polyfill';
import { CLASS_TYPES, type ClassType } from '~/credits/rules/credit-category.ts';
import { nextClassCode } from '~/training/rules/class-code.ts';
import { leaveTooLong, type ClassResult } from '~/training/rules/class-life.ts';
import { newId } from '~/platform/id.ts';
import type { Chance } from './chance.ts';
import type { WrittenCadre } from './write-city.ts';

export type PlannedPlace = { person: WrittenCadre; attended: number | null; result: ClassResult; grade: string | null };
export type PlannedClass = {
  id: string;
  code: string;
  type: ClassType;
  title: string;
  series: number;
  starts: string;
  ends: string;
  days: number;
  hours: number;
  /** completed; else still to come, or over and not closed yet */
  done: boolean;
  rotation: boolean;
  people: PlannedPlace[];
};

const OTHER_CLASSES: readonly (readonly [ClassType, string])[] = [
  ['PX', '党务干部业务培训班'],
  ['YW', '纪检干部业务培训班'],
  ['YW', '党员发展工作业务培训班'],
  ['PX', '专职党务干部能力提升培训班'],
  ['YT', '党建工作研讨班'],
  ['YW', '党费收缴管理业务培训班'],
];
const GRADES = ['优秀', '良好', '良好', '合格'];

type Draft = {
  type: ClassType;
  name: string;
  from: number;
  days: number;
  hours: number;
  people: WrittenCadre[];
  open?: boolean;
};

/** Who is to have been where: faithful to the end, whatever chance says of others. */
export type ClassGuests = {
  /** in the last class for new appointees */
  last: WrittenCadre;
  /** in the last but one of them */
  newcomers: readonly WrittenCadre[];
  /** in one of three years ago */
  firstRound: readonly WrittenCadre[];
  /** in several of the other classes */
  busy: readonly WrittenCadre[];
};

/**
 * A year of classes up to `day`, one of three years before, and two still to come. At the size of the source documents 12 of the rotation training, 6
 * for new appointees and 66 others, some 2,150 attendances in all; a larger city has more classes, a smaller one smaller
 * classes. Attendances are not people, and not everybody completes.
 *
 * @param size 1 is the city of the source documents
 */
export function planClasses(
  chance: Chance,
  cadres: readonly WrittenCadre[],
  secretaries: readonly WrittenCadre[],
  guests: ClassGuests,
  day: Temporal.PlainDate,
  size: number,
  unit: string,
): PlannedClass[] {
  const people = (figure: number): number => Math.max(1, Math.round(figure * Math.min(1, size)));
  const times = Math.max(1, Math.round(size));
  const drafts: Draft[] = [];
  const { last, newcomers: applying, firstRound, busy } = guests;
  const faithful = new Set([last, ...applying, ...firstRound, ...busy].map(({ id }) => id));
  for (let n = 0; n < 12 * times; n += 1) {
    const month = Math.floor(n / times) + 1;
    const group = secretaries.slice(n * people(46), (n + 1) * people(46));
    const from = month <= 10 ? -300 + month * 28 : (month - 10) * 14;
    if (group.length > 0)
      drafts.push({ type: 'LX', name: '党支部书记轮训班', from, days: 3, hours: 24, people: group });
  }
  const newcomers = chance.shuffled(
    cadres.filter((one) => one.organization.nature === 'ORGAN' && !faithful.has(one.id)),
  );
  for (let n = 0; n < 6 * times; n += 1) {
    const group = newcomers.slice(n * people(36), (n + 1) * people(36));
    const from = -320 + (Math.floor(n / times) + 1) * 50;
    const named = n === 6 * times - 1 ? [last] : n === 5 * times - 1 ? applying : [];
    const withNamed = [...group.slice(0, Math.max(0, group.length - named.length)), ...named];
    if (withNamed.length > 0)
      drafts.push({ type: 'RZ', name: '新任党务干部培训班', from, days: 5, hours: 40, people: withNamed });
  }
  if (firstRound.length > 0)
    drafts.push({ type: 'RZ', name: '新任党务干部培训班', from: -1150, days: 5, hours: 40, people: [...firstRound] });
  const others = size < 1 ? Math.max(6, Math.round(66 * size)) : 66 * times;
  for (let n = 0; n < others; n += 1) {
    const [type, name] = OTHER_CLASSES[n % OTHER_CLASSES.length] as (typeof OTHER_CLASSES)[number];
    const start = chance.below(cadres.length);
    const group = new Set([
      ...Array.from({ length: people(21) }, (_, at) => cadres[(start + at * 37) % cadres.length] as WrittenCadre),
      // Four of them in a year, 64 hours.
      ...(n % 16 === 5 ? busy : []),
    ]);
    // The last one is over and nobody has closed it yet.
    const last = n === others - 1;
    const from = last ? -4 : -340 + Math.floor((n * 326) / others);
    drafts.push({ type, name, from, days: 2, hours: 16, people: [...group], open: last });
  }
  return numbered(drafts, day, unit).map((one) => ({
    ...one,
    people: one.people.map((person) => placeOf(chance, one, person, faithful.has(person.id))),
  }));
}

type Numbered = Omit<PlannedClass, 'people'> & { people: WrittenCadre[]; over: boolean };

/** Number, name and series by the year in which a class begins, in the order of the calendar. */
function numbered(drafts: readonly Draft[], day: Temporal.PlainDate, unit: string): Numbered[] {
  const codes = new Map(CLASS_TYPES.map((type): [ClassType, string[]] => [type, []]));
  const series = new Map<string, number>();
  return drafts
    .toSorted((a, b) => a.from - b.from)
    .map((draft) => {
      const starts = day.add({ days: draft.from });
      const key = `${starts.year}${draft.name}`;
      const no = (series.get(key) ?? 0) + 1;
      series.set(key, no);
      const known = codes.get(draft.type) ?? [];
      const code = nextClassCode(unit, starts.year, draft.type, known);
      // Only the highest number is looked at.
      codes.set(draft.type, [...known.filter((other) => !other.includes(`-${starts.year}-`)), code]);
      const over = draft.from + draft.days <= 0;
      return {
        id: newId(),
        code,
        type: draft.type,
        title: `${starts.year}年市级机关${draft.name}（第${no}期）`,
        series: no,
        starts: starts.toString(),
        ends: starts.add({ days: draft.days - 1 }).toString(),
        days: draft.days,
        hours: draft.hours,
        over,
        done: over && !draft.open,
        rotation: draft.type === 'LX',
        people: draft.people,
      };
    });
}

/** Most are there all the time; some take leave, and of those whose leave was too long some withdraw. */
function placeOf(chance: Chance, one: Numbered, person: WrittenCadre, faithful: boolean): PlannedPlace {
  if (!one.over) return { person, attended: null, result: 'ENROLLED', grade: null };
  const planned = one.days * 2;
  const missed = faithful || !chance.happens(0.05) ? 0 : chance.between(1, planned - 1);
  const attended = planned - missed;
  const grade = chance.pick(GRADES);
  if (!leaveTooLong(planned, attended, 7))
    return { person, attended, result: one.done ? 'COMPLETED' : 'ENROLLED', grade: one.done ? grade : null };
  return { person, attended, result: chance.happens(0.3) ? 'WITHDRAWN' : 'NOT_COMPLETED', grade: null };
}
