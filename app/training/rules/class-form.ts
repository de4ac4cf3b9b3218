import { z } from 'zod';
import { CLASS_TYPES } from '~/credits/rules/credit-category.ts';

const empty = (value: unknown): unknown => (value === '' || value === undefined ? null : value);
const count = (most: number) =>
  z.preprocess(
    empty,
    z.coerce.number('bad-number').int('bad-number').min(1, 'bad-number').max(most, 'bad-number').nullable(),
  );
const text = (most: number) => z.preprocess(empty, z.string().trim().max(most, 'too-long').nullable());

/** What a person fills in for a class. Messages are catalogue keys. */
export const classForm = z.object({
  title: z.string().trim().min(2, 'required').max(100, 'too-long'),
  classType: z.enum(CLASS_TYPES, 'required'),
  tier: z.string().trim().min(1, 'required').max(20, 'too-long'),
  host: z.string().trim().min(2, 'required').max(60, 'too-long'),
  organizer: text(60),
  startsOn: z.iso.date('bad-date'),
  endsOn: z.iso.date('bad-date'),
  plannedCount: count(100_000),
  creditHours: z.coerce.number('bad-number').min(0.25, 'bad-number').max(1000, 'bad-number'),
  days: z.preprocess(empty, z.coerce.number('bad-number').min(0.5, 'bad-number').max(366, 'bad-number').nullable()),
  place: text(80),
  seriesNo: count(1000),
  planId: z.preprocess(empty, z.uuid().nullable()),
});
export type ClassForm = z.infer<typeof classForm>;

const FIELD_OF: Readonly<Record<string, string>> = {
  'plan-not-usable': 'planId',
  'outside-window': 'planId',
  'attended-more': 'days',
};

/** The field of the form beside which a refusal stands. */
export const refusedField = (reason: string): string => FIELD_OF[reason] ?? 'endsOn';
