import { Temporal } from 'temporal-polyfill';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { Chance } from './chance.ts';
import { insertRows, type WrittenCadre, type WrittenOrganization } from './write-city.ts';

const OTHER_CLASSES = [
  ['PX', '党务干部业务培训班'],
  ['YW', '机关纪检干部业务培训班'],
  ['YW', '党员发展工作业务培训班'],
  ['PX', '专职党务干部能力提升培训班'],
  ['YT', '机关党建工作研讨班'],
  ['YW', '党费收缴管理业务培训班'],
] as const;

type PlannedClass = {
  id: string;
  type: string;
  title: string;
  series: number;
  starts: string;
  days: number;
  hours: number;
  people: WrittenCadre[];
  done: boolean;
  rotation: boolean;
};

const isBranchSecretary = (cadre: WrittenCadre): boolean =>
  cadre.posts.at(-1)?.type === 'SECRETARY' && cadre.organization.nature === 'ORGAN' && !cadre.organization.direct;

/**
 * A year of classes: twelve of the rotation training of branch secretaries (two still to come), six for new appointees,
 * and the rest; at full size 83 classes with some 2,000 attendances. Attendances are not people.
 */
export async function writeTraining(
  chance: Chance,
  organizations: readonly WrittenOrganization[],
  cadres: readonly WrittenCadre[],
  demonstrationCadre: WrittenCadre,
  today: string,
  createdBy: string,
): Promise<void> {
  const root = organizations[0] as WrittenOrganization;
  const day = Temporal.PlainDate.from(today);
  const size = Math.min(1, cadres.length / 5000);
  const planId = newId();
  const secretaries = chance.shuffled(cadres.filter(isBranchSecretary));
  const classes = planClasses(chance, cadres, secretaries, demonstrationCadre, day, size);
  const year = day.year;

  await inSqlTransaction(async (tx) => {
    await insertRows(
      tx,
      'rotation_plan (id, root_id, organization_id, title, window_from, window_to, population, frozen_at, status, created_by)',
      'id uuid, root uuid, organization uuid, title text, from_on date, to_on date, population jsonb, frozen timestamptz, status text, created_by uuid',
      [
        {
          id: planId,
          root: root.id,
          organization: root.id,
          title: `${year}年市级机关党支部书记轮训`,
          from_on: `${year}-01-01`,
          to_on: `${year}-12-31`,
          population: {
            postTypes: ['SECRETARY'],
            organizationTypes: ['BRANCH', 'TEMPORARY_BRANCH'],
            unitNatures: ['ORGAN'],
          },
          frozen: `${year}-01-15T01:00:00Z`,
          status: 'ACTIVE',
          created_by: createdBy,
        },
      ],
    );
    const doneIn = new Map<string, PlannedClass>();
    for (const one of classes.filter((entry) => entry.rotation && entry.done))
      for (const person of one.people) doneIn.set(person.id, one);
    await insertRows(
      tx,
      'rotation_plan_member (plan_id, cadre_id, organization_id, exempt_reason, completed_class_id, completed_on)',
      'plan uuid, cadre uuid, organization uuid, exempt text, class uuid, done_on date',
      secretaries.map((person, at) => {
        const done = doneIn.get(person.id);
        return {
          plan: planId,
          cadre: person.id,
          organization: person.organization.id,
          exempt: !done && at % 97 === 96 ? '脱产学习' : null,
          class: done?.id ?? null,
          done_on: done
            ? Temporal.PlainDate.from(done.starts)
                .add({ days: done.days - 1 })
                .toString()
            : null,
        };
      }),
    );
    await insertRows(
      tx,
      `training_class (id, root_id, organization_id, code, title, class_type, tier, host, organizer, starts_on, ends_on, planned_count, credit_hours,
        days, place, series_no, plan_id, status, completed_at, created_by)`,
      `id uuid, root uuid, organization uuid, code text, title text, type text, tier text, host text, organizer text, from_on date, to_on date,
       planned int, hours numeric, days numeric, place text, series int, plan uuid, status class_status, done_at timestamptz, created_by uuid`,
      classes.map((one, at) => {
        const ends = Temporal.PlainDate.from(one.starts)
          .add({ days: one.days - 1 })
          .toString();
        return {
          id: one.id,
          root: root.id,
          organization: root.id,
          code: `YZ-${year}-${one.type}-${String(at + 1).padStart(3, '0')}`,
          title: `${year}年市级机关${one.title}（第${one.series}期）`,
          type: one.type,
          tier: '市级',
          host: root.name,
          organizer: '中共云泽市委党校（演示）',
          from_on: one.starts,
          to_on: ends,
          planned: one.people.length,
          hours: one.hours,
          days: one.days,
          place: '市委党校教学楼',
          series: one.series,
          plan: one.rotation ? planId : null,
          status: one.done ? 'COMPLETED' : 'PLANNED',
          done_at: one.done ? `${ends}T09:00:00Z` : null,
          created_by: createdBy,
        };
      }),
    );
    await insertRows(
      tx,
      'class_enrolment (class_id, cadre_id, organization_id, half_days_planned, half_days_attended, result, grade, updated_at)',
      'class uuid, cadre uuid, organization uuid, planned int, attended int, result class_result, grade text, at timestamptz',
      classes.flatMap((one) =>
        one.people.map((person) => ({
          class: one.id,
          cadre: person.id,
          organization: person.organization.id,
          planned: one.days * 2,
          attended: one.done ? one.days * 2 : null,
          result: one.done ? 'COMPLETED' : 'ENROLLED',
          grade: one.done ? chance.pick(['优秀', '良好', '良好', '合格']) : null,
          at: `${one.starts}T09:00:00Z`,
        })),
      ),
    );
    await insertRows(
      tx,
      'credit_entry (id, cadre_id, organization_id, source_type, source_id, category, title, occurred_on, minutes, days, hours)',
      'id uuid, cadre uuid, organization uuid, source text, source_id uuid, category text, title text, on_day date, minutes int, days numeric, hours numeric',
      classes
        .filter((one) => one.done)
        .flatMap((one) =>
          one.people.map((person) => ({
            id: newId(),
            cadre: person.id,
            organization: person.organization.id,
            source: 'class',
            source_id: one.id,
            category: `CLASS_${one.type}`,
            title: `${year}年市级机关${one.title}（第${one.series}期）`,
            on_day: Temporal.PlainDate.from(one.starts)
              .add({ days: one.days - 1 })
              .toString(),
            minutes: one.hours * 60,
            days: one.days,
            hours: one.hours,
          })),
        ),
    );
  });
}

function planClasses(
  chance: Chance,
  cadres: readonly WrittenCadre[],
  secretaries: readonly WrittenCadre[],
  demonstrationCadre: WrittenCadre,
  day: Temporal.PlainDate,
  size: number,
): PlannedClass[] {
  const whole = (figure: number): number => Math.max(1, Math.round(figure * size));
  const made: PlannedClass[] = [];
  const add = (
    type: string,
    title: string,
    series: number,
    daysFromNow: number,
    days: number,
    hours: number,
    people: WrittenCadre[],
  ): void => {
    made.push({
      id: newId(),
      type,
      title,
      series,
      starts: day.add({ days: daysFromNow }).toString(),
      days,
      hours,
      people,
      done: daysFromNow + days <= 0,
      rotation: type === 'LX',
    });
  };
  const perRotation = whole(46);
  for (let series = 1; series <= 12; series += 1) {
    const people = secretaries.slice((series - 1) * perRotation, series * perRotation);
    add('LX', '党支部书记轮训班', series, series <= 10 ? -300 + series * 28 : (series - 10) * 14, 3, 24, people);
  }
  const newcomers = chance.shuffled(
    cadres.filter((one) => one.organization.nature === 'ORGAN' && one.id !== demonstrationCadre.id),
  );
  for (let series = 1; series <= 6; series += 1) {
    const people = newcomers.slice((series - 1) * whole(36), series * whole(36));
    add(
      'RZ',
      '新任党务干部培训班',
      series,
      -320 + series * 50,
      5,
      40,
      series === 6 ? [...people, demonstrationCadre] : people,
    );
  }
  for (let at = 0; at < whole(65); at += 1) {
    const [type, title] = OTHER_CLASSES[at % OTHER_CLASSES.length] as (typeof OTHER_CLASSES)[number];
    const start = chance.below(cadres.length);
    const people = [
      ...new Set(Array.from({ length: whole(19) }, (_, n) => cadres[(start + n * 37) % cadres.length] as WrittenCadre)),
    ];
    add(type, title, Math.floor(at / OTHER_CLASSES.length) + 1, -340 + at * 5, 2, 16, people);
  }
  return made;
}
