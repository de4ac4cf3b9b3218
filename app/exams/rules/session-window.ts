export type SessionTimes = {
  opensAt: number;
  closesAt: number;
  registrationClosesAt: number | null;
  releaseResultsAt: number | null;
};

export type WindowFault =
  'closes-before-opens' | 'window-shorter-than-test' | 'registration-after-opening' | 'release-before-closing';
/** Why fields cannot be a session of a place. */
export type SessionRefusal = WindowFault | 'policy-not-usable' | 'bank-not-usable';

/**
 * What is wrong with the times of a session, or null. Everyone who comes at the opening must be able to use the whole
 * working time; names are settled before the session opens, and results come out after it has closed.
 *
 * @param times milliseconds
 * @param policy working time and how long a sitting may run past the close, in minutes
 */
export function windowFault(
  times: SessionTimes,
  policy: { minutes: number; overrunMinutes: number },
): WindowFault | null {
  if (times.closesAt <= times.opensAt) return 'closes-before-opens';
  const usable = (times.closesAt - times.opensAt) / 60_000 + policy.overrunMinutes;
  if (usable < policy.minutes) return 'window-shorter-than-test';
  if (times.registrationClosesAt !== null && times.registrationClosesAt > times.opensAt)
    return 'registration-after-opening';
  if (times.releaseResultsAt !== null && times.releaseResultsAt < times.closesAt) return 'release-before-closing';
  return null;
}
