import { Temporal } from 'temporal-polyfill';
import { inSqlTransaction, type Sql } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import type { Population } from '~/training/rules/population.ts';
import type { Chance } from './chance.ts';
import { planClasses, type ClassGuests, type PlannedClass } from './class-plan.ts';
import { insertRows, type WrittenCadre, type WrittenOrganization } from './write-city.ts';

const POPULATION: Population = {
  postTypes: ['SECRETARY'],
  organizationTypes: ['BRANCH', 'TEMPORARY_BRANCH'],
  unitNatures: ['ORGAN'],
  employmentModes: [],
};

/** Whom the plan's population names: the figures of the plan and a roll brought up to date agree. */
const isBranchSecretary = ({ posts, organization }: WrittenCadre): boolean =>
  posts.at(-1)?.type === 'SECRETARY' &&
  organization.nature === 'ORGAN' &&
  (organization.type === 'BRANCH' || organization.type === 'TEMPORARY_BRANCH');

/** A year of classes with who attended them, and the rotation plan of the branch secretaries that some of them serve. */
export async function writeTraining(
  chance: Chance,
  organizations: readonly WrittenOrganization[],
  cadres: readonly WrittenCadre[],
  guests: ClassGuests,
  today: string,
  createdBy: string,
): Promise<void> {
  const root = organizations[0] as WrittenOrganization;
  const day = Temporal.PlainDate.from(today);
  const secretaries = chance.shuffled(cadres.filter(isBranchSecretary));
  const classes = planClasses(chance, cadres, secretaries, guests, day, cadres.length / 5000, root.code.toUpperCase());
  const planId = newId();
  await inSqlTransaction(async (tx) => {
    await writePlan(tx, planId, root, day, createdBy, secretaries, classes);
    await writeClasses(tx, planId, root, createdBy, classes);
  });
}

/** The plan runs over a year that has the classes in it, the calendar year in most of the months. */
async function writePlan(
  tx: Sql,
  planId: string,
  root: WrittenOrganization,
  day: Temporal.PlainDate,
  createdBy: string,
  secretaries: readonly WrittenCadre[],
  classes: readonly PlannedClass[],
): Promise<void> {
  const from = day.subtract({ months: 10 }).with({ day: 1 });
  const to = from.add({ years: 1 }).subtract({ days: 1 });
  await insertRows(
    tx,
    'rotation_plan (id, root_id, organization_id, title, window_from, window_to, population, frozen_at, status, created_by)',
    'id uuid, root uuid, organization uuid, title text, from_on date, to_on date, population jsonb, frozen timestamptz, status text, created_by uuid',
    [
      {
        id: planId,
        root: root.id,
        organization: root.id,
        title: `${from.year}年市级机关党支部书记轮训`,
        from_on: from.toString(),
        to_on: to.toString(),
        population: POPULATION,
        frozen: `${from.with({ day: 15 }).toString()}T01:00:00Z`,
        status: 'ACTIVE',
        created_by: createdBy,
      },
    ],
  );
  const doneIn = new Map<string, PlannedClass>();
  for (const one of classes.filter((entry) => entry.rotation && entry.done))
    for (const { person, result } of one.people) if (result === 'COMPLETED') doneIn.set(person.id, one);
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
        done_on: done?.ends ?? null,
      };
    }),
  );
}

async function writeClasses(
  tx: Sql,
  planId: string,
  root: WrittenOrganization,
  createdBy: string,
  classes: readonly PlannedClass[],
): Promise<void> {
  await insertRows(
    tx,
    `training_class (id, root_id, organization_id, code, title, class_type, tier, host, organizer, starts_on, ends_on, planned_count, credit_hours,
      days, place, series_no, plan_id, status, completed_at, created_by)`,
    `id uuid, root uuid, organization uuid, code text, title text, type text, tier text, host text, organizer text, from_on date, to_on date,
     planned int, hours numeric, days numeric, place text, series int, plan uuid, status class_status, done_at timestamptz, created_by uuid`,
    classes.map((one) => ({
      id: one.id,
      root: root.id,
      organization: root.id,
      code: one.code,
      title: one.title,
      type: one.type,
      tier: '市级',
      host: root.name,
      organizer: '中共云泽市委党校（演示）',
      from_on: one.starts,
      to_on: one.ends,
      planned: one.people.length,
      hours: one.hours,
      days: one.days,
      place: '市委党校教学楼',
      series: one.series,
      plan: one.rotation ? planId : null,
      status: one.done ? 'COMPLETED' : 'PLANNED',
      done_at: one.done ? `${one.ends}T09:00:00Z` : null,
      created_by: createdBy,
    })),
  );
  await insertRows(
    tx,
    'class_enrolment (class_id, cadre_id, organization_id, half_days_planned, half_days_attended, result, grade, updated_at)',
    'class uuid, cadre uuid, organization uuid, planned int, attended int, result class_result, grade text, at timestamptz',
    classes.flatMap((one) =>
      one.people.map(({ person, attended, result, grade }) => ({
        class: one.id,
        cadre: person.id,
        organization: person.organization.id,
        planned: one.days * 2,
        attended,
        result,
        grade,
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
        one.people
          .filter(({ result }) => result === 'COMPLETED')
          .map(({ person, attended }) => ({
            id: newId(),
            cadre: person.id,
            organization: person.organization.id,
            source: 'class',
            source_id: one.id,
            category: `CLASS_${one.type}`,
            title: one.title,
            on_day: one.ends,
            minutes: one.hours * 60,
            days: (attended ?? 0) / 2,
            hours: one.hours,
          })),
      ),
  );
}
