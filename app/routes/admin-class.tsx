import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseFormData } from '~/http/forms.server.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import {
  enrolCadres,
  enrolUnplanned,
  recordAttendance,
  removeFromClass,
} from '~/training/commands/change-enrolment.server.ts';
import { cancelClass, completeClass, restoreClass } from '~/training/commands/close-class.server.ts';
import { reopenClass } from '~/training/commands/reopen-class.server.ts';
import { editClass } from '~/training/commands/save-class.server.ts';
import { classChoices, classPage, type ClassPage } from '~/training/queries/class-pages.server.ts';
import { attendanceRows, typedAttendance } from '~/training/rules/attendance-form.ts';
import { classForm, refusedField } from '~/training/rules/class-form.ts';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';
import type { ClassRefusal } from '~/ui/training/class-refused.tsx';
import { ClassView } from '~/ui/training/class-view.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.found.title }];

export const loader = forActor(async ({ actor, params, url }) => {
  const page = await classPage(actor, idOf(params['classId']));
  const added = url.searchParams.get('added');
  return {
    ...page,
    mayOpen: canAnywhere(actor, 'registry.read'),
    plans: page.mayWrite ? withPlan((await classChoices(actor)).plans, page) : [],
    saved: url.searchParams.has('saved'),
    told:
      added === null
        ? null
        : {
            added: Number(added) || 0,
            already: Number(url.searchParams.get('already')) || 0,
            unknown: (url.searchParams.get('unknown') ?? '').split(',').filter(Boolean),
          },
  };
});

/** A class keeps its plan when it is changed, also one that is closed by now. */
const withPlan = (plans: readonly { id: string; title: string }[], { found, planTitle }: ClassPage) =>
  found.planId && planTitle && !plans.some(({ id }) => id === found.planId)
    ? [...plans, { id: found.planId, title: planTitle }]
    : plans;

export const action = forActor(async ({ actor, params, request }): Promise<Response | ClassRefusal> => {
  const classId = idOf(params['classId']);
  const here = `/admin/classes/${classId}`;
  const form = await request.formData();
  const text = (name: string): string => String(form.get(name) ?? '');
  const back = (done: { ok: boolean; reason?: string }): Response | ClassRefusal =>
    done.ok ? redirect(here) : { reason: done.reason ?? 'class-closed' };
  switch (text('intent')) {
    case 'enrol':
    case 'enrol-unplanned': {
      const staffNumbers = text('staffNumbers')
        .split(/[\s,，、;；]+/)
        .filter(Boolean);
      const result =
        text('intent') === 'enrol'
          ? await enrolCadres(actor, classId, { staffNumbers })
          : await enrolUnplanned(actor, classId, Number(text('most')) || 0);
      if (!result.ok) return { reason: result.reason };
      const told = { added: String(result.added), already: String(result.already) };
      return redirect(`${here}?${new URLSearchParams({ ...told, unknown: result.unknown.slice(0, 20).join(',') })}`);
    }
    case 'remove':
      return back(await removeFromClass(actor, classId, text('cadreId')));
    case 'attendance': {
      const fields = typedAttendance(form);
      const typed = Object.fromEntries(fields);
      const { rows, unreadable } = attendanceRows(fields);
      if (unreadable.length > 0) {
        const faults = unreadable.map((cadreId) => ({ cadreId, fault: 'bad-number' }));
        return { reason: 'bad-number', faults, typed };
      }
      const result = await recordAttendance(actor, classId, rows);
      return result.ok ? redirect(`${here}?saved=attendance`) : { ...result, typed };
    }
    case 'complete': {
      const result = await completeClass(actor, classId);
      return result.ok ? redirect(here) : result;
    }
    case 'reopen': {
      const why = text('why');
      const result = await reopenClass(actor, classId, why);
      if (result.ok) return redirect(here);
      if (result.reason === 'reason-missing')
        return { reason: 'reopen', errors: { why: result.reason }, values: { why } };
      const faults = 'cadreIds' in result ? result.cadreIds.map((cadreId) => ({ cadreId, fault: result.reason })) : [];
      return { reason: result.reason, faults };
    }
    case 'cancel':
      return back(await cancelClass(actor, classId));
    case 'restore':
      return back(await restoreClass(actor, classId));
    case 'edit': {
      const parsed = parseFormData(form, classForm);
      if (!parsed.ok) return { reason: 'edit', errors: parsed.errors, values: parsed.values };
      const result = await editClass(actor, classId, parsed.value);
      if (result.ok) return redirect(here);
      return {
        reason: 'edit',
        errors: { [refusedField(result.reason)]: result.reason },
        values: {},
      };
    }
    default:
      throw new Response(null, { status: 400 });
  }
});

export default function AdminClass() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <AdminShell>
      <ClassView {...data} refused={refused ?? null} />
    </AdminShell>
  );
}
