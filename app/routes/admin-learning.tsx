import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { z } from 'zod';
import { parseFormData } from '~/http/forms.server.ts';
import { learningAdminInput } from '~/http/learning-admin-input.ts';
import { keptFields, listHref, sortLink, type ListChange } from '~/http/list-address.ts';
import { pickOrganization } from '~/http/picked-organization.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { organizationPicker } from '~/identity/queries/organization-choices.server.ts';
import { assignCourse, withdrawAssignment } from '~/learning/commands/assign-course.server.ts';
import { assignmentAsked, learningAdmin } from '~/learning/queries/learning-admin.server.ts';
import { LEARNER_LIST } from '~/learning/rules/learner-list-spec.ts';
import { today } from '~/platform/clock.ts';
import { LearningAdminPage } from '~/ui/learning/learning-admin-page.tsx';
import { translator } from '~/ui/messages/define-messages.ts';
import { learningMessages } from '~/ui/messages/learning.ts';

export const loader = forActor(async ({ actor, url, context }) => {
  const { state, input } = learningAdminInput(url);
  return {
    title: translator(learningMessages, context.locale)('adminTitle'),
    state,
    admin: await learningAdmin(actor, input, context.now),
    places: await organizationPicker(actor, 'learning.assign', null),
    said: url.searchParams.get('said'),
    withdraw: await assignmentAsked(actor, today(context.now), url.searchParams.get('withdraw')),
  };
});

const assignment = z.object({
  course: z.string().min(1, 'noSuchCourse').max(40),
  organization: z.uuid('noSuchOrganization'),
  dueOn: z.literal('').or(z.iso.date('notADate')),
});
const withdrawal = z.object({ assignment: z.uuid() });

export const action = forActor(async ({ actor, request, url, context }) => {
  const form = await request.formData();
  if (form.get('intent') === 'withdraw') {
    const parsed = parseFormData(form, withdrawal);
    if (!parsed.ok) throw new Response(null, { status: 400 });
    await withdrawAssignment(actor, parsed.value.assignment);
    return redirect('/admin/learning?said=withdrawn', 303);
  }
  const { answer, looking, status } = await pickOrganization(actor, 'learning.assign', form, 'organization', {
    path: url.pathname,
  });
  const parsed = parseFormData(form, assignment);
  const typed = { values: parsed.values, picked: answer };
  if (!parsed.ok) return data({ ...typed, errors: looking ? {} : parsed.errors }, { status });
  const { course, organization, dueOn } = parsed.value;
  const result = await assignCourse(
    actor,
    { courseCode: course, organizationId: organization, dueOn: dueOn || null },
    context.now,
  );
  if (result.ok) return redirect('/admin/learning?said=assigned', 303);
  const errors = {
    'no-such-course': { course: 'noSuchCourse' },
    'due-in-the-past': { dueOn: 'dueInThePast' },
    'already-assigned': { organization: 'alreadyAssigned' },
  }[result.reason] as Record<string, string>;
  return data({ ...typed, errors }, { status: 409 });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function AdminLearning() {
  const { state, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const list = {
    search: state.q,
    page: state.page,
    pageSize: state.pageSize,
    state: state.filters['state'],
    path: LEARNER_LIST.path,
    keep: keptFields(LEARNER_LIST, state),
    href: (change: ListChange) => listHref(LEARNER_LIST, state, change),
    sort: (key: string) => sortLink(LEARNER_LIST, state, key),
  };
  return <LearningAdminPage {...page} list={list} refused={refused ?? null} />;
}
