import { now } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { dropFailuresBefore } from '../data/sign-in-failure-rows.ts';
import { KEEP_FAILURES_HOURS } from '../rules/lockout.ts';

/** Lets go of counts of failed sign-ins that lock nothing any more: they speak of devices and addresses. */
export const forgetOldFailures = async (at: Date = now()): Promise<number> =>
  dropFailuresBefore(sql, new Date(at.getTime() - KEEP_FAILURES_HOURS * 3_600_000));
