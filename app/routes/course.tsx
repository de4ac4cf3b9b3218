import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { coursePage } from '~/learning/queries/course-page.server.ts';
import { CoursePage } from '~/ui/learning/course-page.tsx';
import type { PageHandle } from '~/ui/page-handle.ts';

export const handle = { scripts: false } satisfies PageHandle;

export const loader = forActor(async ({ actor, params, context }) => {
  const course = await coursePage(actor, params['courseCode'] ?? '', context.now);
  return { course, title: context.locale === 'en' ? course.titleEn : course.title };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Course() {
  return <CoursePage {...useLoaderData<typeof loader>().course} />;
}
