import { sessionForm } from '~/exams/rules/session-form.ts';
import { env } from '~/platform/env.ts';
import { parseFormData } from './forms.server.ts';

/** A session's form, new or changed: what was typed, and either its fields with moments or what is wrong with them. */
export async function postedSession(request: Request) {
  const posted = await request.formData();
  const values = Object.fromEntries([...posted].map(([name, value]) => [name, String(value)]));
  const form = parseFormData(posted, sessionForm(env.TIME_ZONE));
  if (!form.ok) return { ok: false as const, values, errors: form.errors };
  const { organizationId, opensAt, closesAt, registrationClosesAt, releaseResultsAt, ...rest } = form.value;
  const moment = (at: number | null): Date | null => (at === null ? null : new Date(at));
  return {
    ok: true as const,
    values,
    organizationId: organizationId ?? null,
    fields: {
      ...rest,
      opensAt: new Date(opensAt),
      closesAt: new Date(closesAt),
      registrationClosesAt: moment(registrationClosesAt),
      releaseResultsAt: moment(releaseResultsAt),
    },
  };
}
