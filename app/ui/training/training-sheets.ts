import type { ClassType } from '~/credits/rules/credit-category.ts';
import { properWord } from '~/registry/rules/registry-words.ts';
import type { AttendancePerson, AttendanceRow } from '~/training/rules/attendance-rows.ts';
import { classImportTemplate } from '~/training/rules/class-import-template.ts';
import type { ClassResult } from '~/training/rules/class-life.ts';
import type { DatedClass } from '~/training/rules/class-row.ts';
import { CLASS_RESULT_WORDS, CLASS_TYPE_WORDS } from '~/training/rules/class-words.ts';
import { CLASS_FACTS } from '~/training/rules/judge-class-row.ts';
import { rosterImportTemplate } from '~/training/rules/roster-import-template.ts';
import type { ImportTemplate } from '~/operations/rules/import-template.ts';
import type { Locale } from '../locale.ts';
import type { Translator } from '../messages/define-messages.ts';
import type { trainingMessages } from '../messages/training.ts';

type Words = Translator<typeof trainingMessages>;
type Cell = string | number | null;
type Sheet = { name: string; rows: (Cell | { value: string; tone: 'head' })[][]; widths: number[] };

const headed = (name: string, heads: readonly string[], rows: Cell[][], widths: number[]): Sheet => ({
  name,
  widths,
  rows: [heads.map((value) => ({ value, tone: 'head' as const })), ...rows],
});

/** Headings as in the template, so that an exported sheet can be corrected and imported. */
const columnsOf = (template: ImportTemplate, keys: readonly string[], locale: Locale): string[] =>
  keys.map((key) => {
    const column = template.columns.find((one) => one.key === key);
    return (locale === 'en' ? column?.labelEn : column?.label) ?? key;
  });

/** The columns that an import writes, without the plan, which a sheet calls by its name. */
const CLASS_KEYS = ['code', ...CLASS_FACTS.filter((key) => key !== 'planId')] as const;

/** 培训班: the columns of the import template, then what the list counts. */
export const classSheet = (rows: readonly DatedClass[], t: Words, locale: Locale): Sheet =>
  headed(
    t('classList'),
    [...columnsOf(classImportTemplate, CLASS_KEYS, locale), t('enrolled'), t('completedCount'), t('status')],
    rows.map((row) => [
      ...CLASS_KEYS.map((key) =>
        key === 'classType' ? properWord(CLASS_TYPE_WORDS, row.classType as ClassType) : row[key],
      ),
      row.enrolled,
      row.completed,
      t(row.phase),
    ]),
    [24, 40, 12, 8, 30, 24, 12, 12, 10, 8, 8, 20, 8, 10, 10, 10],
  );

const ROSTER_KEYS = [
  'classCode',
  'classTitle',
  'staffNumber',
  'name',
  'organizationName',
  'group',
  'attended',
  'grade',
  'result',
];

type Table<R> = { name: string; head: string[]; widths: number[]; cells: (row: R) => Cell[] };

/** 学员名单: the columns of the import template, then dates and hours. */
export const attendanceTable = (t: Words, locale: Locale): Table<AttendanceRow> => ({
  name: t('attendances'),
  head: [...columnsOf(rosterImportTemplate, ROSTER_KEYS, locale), t('startsOn'), t('endsOn'), t('hoursGained')],
  widths: [24, 40, 12, 10, 36, 10, 8, 8, 10, 12, 12, 10],
  cells: (row) => [
    row.code,
    row.title,
    row.staffNumber,
    row.name,
    row.organizationName,
    row.group,
    row.halfDaysAttended,
    row.grade,
    properWord<ClassResult>(CLASS_RESULT_WORDS, row.result),
    row.startsOn,
    row.endsOn,
    row.hours,
  ],
});

/** One line per person with the number of attendances. */
export const attendingPeopleTable = (t: Words): Table<AttendancePerson> => ({
  name: t('persons'),
  head: [t('name'), t('staffNumber'), t('unit'), t('times'), t('hoursGained'), t('lastOn')],
  widths: [10, 12, 36, 8, 10, 12],
  cells: (row) => [row.name, row.staffNumber, row.organizationName, row.times, row.hours, row.lastOn],
});
