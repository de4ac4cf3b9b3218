import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { keptFields, listHref, readListState, sortLink } from '~/http/list-address.ts';
import { questionListSpec } from '~/http/question-list-spec.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { questionList } from '~/questions/queries/question-list.server.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { questionMessages } from '~/ui/messages/questions.ts';
import { QuestionListPageView } from '~/ui/questions/question-list-page.tsx';

export const loader = forActor(async ({ actor, url, context }) => {
  const state = readListState(url, questionListSpec);
  const { bank, ...filters } = state.filters;
  const list = await questionList(
    actor,
    { ...filters, q: state.q, bankId: bank },
    { sort: state.sort as 'code', descending: state.descending, page: state.page, pageSize: state.pageSize },
  );
  return { title: translator(questionMessages, context.locale)('title'), list, state };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminQuestions() {
  const { list, state } = useLoaderData<typeof loader>();
  const links = {
    path: questionListSpec.path,
    filtered: (filters: Record<string, string | null>) => listHref(questionListSpec, state, { filters }),
    page: (page: number) => listHref(questionListSpec, state, { page }),
    sorted: (key: string) => sortLink(questionListSpec, state, key),
    exported: listHref(questionListSpec, state, { path: '/admin/questions/export' }),
    kept: keptFields(questionListSpec, state),
  };
  return <QuestionListPageView list={list} state={state} links={links} />;
}
