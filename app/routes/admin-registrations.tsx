import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeRegistration } from '~/exams/commands/change-registration.server.ts';
import { markSignedIn } from '~/exams/commands/mark-signed-in.server.ts';
import { registerCadres } from '~/exams/commands/register-cadres.server.ts';
import { substituteRegistration } from '~/exams/commands/substitute-registration.server.ts';
import { registrationPage } from '~/exams/queries/registration-page.server.ts';
import { registrationList } from '~/exams/rules/exam-lists.ts';
import { MOST_NUMBERS, parseStaffNumbers } from '~/exams/rules/staff-numbers.ts';
import {
  firstPage,
  keptFields,
  listHref,
  readListState,
  shownFields,
  shownPage,
  sortLink,
  withQuery,
} from '~/http/list-address.ts';
import { forActor, type SignedInArgs } from '~/http/route-functions.server.ts';
import { AddPeopleCard } from '~/ui/exams/add-people-card.tsx';
import { AskCard } from '~/ui/exams/ask-card.tsx';
import { RegistrationNews, REGISTRATION_NEWS, type RegistrationNewsWord } from '~/ui/exams/registration-news.tsx';
import { RegistrationTable } from '~/ui/exams/registration-table.tsx';
import { SessionHead } from '~/ui/exams/session-head.tsx';
import { standingWords } from '~/ui/exams/standing-words.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { examRegistrationMessages } from '~/ui/messages/exam-registrations.ts';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { EmptyState } from '~/ui/parts/empty-state.tsx';
import { ListSummary } from '~/ui/parts/list-summary.tsx';
import { ListToolbar } from '~/ui/parts/list-toolbar.tsx';
import { Notice } from '~/ui/parts/notice.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { SelectionBar } from '~/ui/parts/selection-bar.tsx';
import { Textarea } from '~/ui/parts/textarea.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.pageTitle }];

export const loader = forActor(async ({ actor, params, url, context }) => {
  const sessionId = params['sessionId'] ?? '';
  const spec = registrationList(sessionId);
  const state = readListState(url, spec);
  const get = (name: string): string => url.searchParams.get(name)?.trim() ?? '';
  const page = await registrationPage(actor, sessionId, {
    ...shownPage(state),
    group: state.filters['status'] ?? null,
    find: get('find').slice(0, 40),
    about: ['substitute', 'defer', 'undo'].map(get),
  });
  if (page.rows.length === 0 && state.page > 1) throw redirect(firstPage(url));
  return {
    ...page,
    state,
    find: get('find').slice(0, 40),
    substitute: get('substitute'),
    defer: get('defer'),
    done: REGISTRATION_NEWS.find((word) => word === get('done')) ?? null,
    n: Number(get('n')) || 0,
    already: Number(get('already')) || 0,
    undo: get('undo'),
    pageTitle: translator(examRegistrationMessages, context.locale)('pageTitle', { number: page.session.number }),
  };
});

export const action = forActor((args) => answerForm(args));

type RegistrationAnswer = {
  refusal?: string;
  /** added, and what could not be */
  added?: { n: number; already: number; unknown: string[]; refused: { name: string; why: string }[] };
  numbers?: string;
  numbersError?: string;
};

const answer = (body: RegistrationAnswer, status: number) => data(body, { status });

/** Answers the forms of the list of names: add, paste, exchange, take out, put back, defer, sign in. */
async function answerForm({ actor, params, request, url, context }: SignedInArgs) {
  const t = translator(examRegistrationMessages, context.locale);
  const sessionId = params['sessionId'] ?? '';
  const spec = registrationList(sessionId);
  const state = readListState(url, spec);
  /** The list as it was looked at, with what came of the act. */
  const told = (done: RegistrationNewsWord, more: Readonly<Record<string, string | number>> = {}) =>
    redirect(
      withQuery(listHref(spec, state, { page: state.page }), [
        ['done', done],
        ...Object.entries(more).map(([name, value]) => [name, String(value)] as const),
      ]),
    );
  const form = await request.formData();
  const text = (name: string): string => String(form.get(name) ?? '');
  const all = (name: string): string[] => form.getAll(name).map(String);
  const intent = text('intent');
  switch (intent) {
    case 'add':
      return register({ cadreIds: all('cadreId') });
    case 'paste': {
      const numbers = parseStaffNumbers(text('numbers'));
      if (numbers.length > MOST_NUMBERS)
        return answer({ numbers: text('numbers'), numbersError: t('too-many', { n: MOST_NUMBERS }) }, 400);
      return register({ staffNumbers: numbers });
    }
    case 'substitute': {
      const [cadreId] = all('cadreId');
      if (!cadreId) return answer({ refusal: t('nobody-named') }, 400);
      const done = await substituteRegistration(actor, text('registrationId'), cadreId);
      if (!done.ok) return answer({ refusal: t(done.reason) }, 409);
      throw told('substituted');
    }
    case 'withdraw':
    case 'restore':
    case 'defer': {
      const registrationId = text('registrationId');
      const done = await changeRegistration(actor, registrationId, intent, text('reason') || null);
      if (!done.ok) return answer({ refusal: t(done.reason) }, 409);
      if (intent === 'withdraw') throw told('withdrawn', { undo: registrationId });
      throw told(intent === 'defer' ? 'deferred' : 'restored');
    }
    case 'present':
    case 'absent': {
      const done = await markSignedIn(actor, sessionId, all('registrationId'), intent === 'present');
      if (!done.ok) return answer({ refusal: t(done.reason) }, 409);
      throw told(intent === 'present' ? 'signedInDone' : 'signedOutDone', { n: done.changed });
    }
    default:
      throw new Response(null, { status: 400 });
  }

  async function register(named: { cadreIds: string[] } | { staffNumbers: string[] }) {
    const done = await registerCadres(actor, sessionId, named);
    if (!done.ok) return answer({ refusal: t(done.reason) }, 409);
    if (done.unknown.length + done.deferred.length + done.refused.length === 0)
      throw told('registered', { n: done.registered, already: done.already });
    return answer(
      {
        // What was not found stays in its field, to be put right there.
        numbers: done.unknown.join('\n'),
        added: {
          n: done.registered,
          already: done.already,
          unknown: done.unknown,
          refused: [
            ...done.deferred.map(({ name }) => ({ name, why: t('deferral-stands') })),
            ...done.refused.map(({ name, standing }) => ({ name, why: standingWords(standing, t) })),
          ],
        },
      },
      200,
    );
  }
}

const GROUPS = [
  'REGISTERED',
  'not-come',
  'signed-in',
  'began',
  'running',
  'handed-in',
  'passed',
  'DEFERRED',
  'no-account',
] as const;

export default function AdminRegistrations() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(examRegistrationMessages);
  const { session, rows, total, state, substitute, defer } = page;
  const spec = registrationList(session.id);
  const group = state.filters['status'];
  const person = (id: string) => page.about.find((row) => row.id === id) ?? null;
  const found = person(substitute);
  const replaced = found?.status === 'REGISTERED' ? found : null;
  const deferred = session.officer ? person(defer) : null;
  const here = listHref(spec, state, { page: state.page });
  return (
    <AdminShell>
      <SessionHead
        session={session}
        current="people"
        actions={<LinkButton href={`/admin/sessions/${session.id}/sign-in-sheet`}>{t('sheet')}</LinkButton>}
      />
      <div className="stack session-body">
        <RegistrationNews
          answer={answer ?? null}
          done={page.done}
          n={page.n}
          already={page.already}
          undo={person(page.undo)}
          action={here}
        />
        {deferred && (
          <AskCard
            title={t('deferAsk', { name: deferred.name })}
            action={`${withQuery(here, [['defer', deferred.id]])}#ask`}
            fields={{ intent: 'defer', registrationId: deferred.id }}
            confirm={t('deferConfirm')}
            look="red"
            extra={<Textarea name="reason" label={t('deferReason')} required rows={2} maxLength={200} />}
            back={{ href: here, label: t('back') }}
          >
            <p>{t('deferWhat')}</p>
          </AskCard>
        )}
        <ListToolbar
          action={spec.path}
          search={{ value: state.q, label: t('search') }}
          keep={keptFields(spec, state)}
          active={
            group ? [{ label: t(group as 'running'), href: listHref(spec, state, { filters: { status: null } }) }] : []
          }
          suggested={
            group
              ? []
              : GROUPS.map((one) => ({ label: t(one), href: listHref(spec, state, { filters: { status: one } }) }))
          }
          clearHref={spec.path}
          exportLink={{
            rows: total,
            label: t('export', { n: total }),
            href: listHref(spec, state, { path: `${spec.path}/export` }),
          }}
        />
        <ListSummary figure={total} note={t('basis')}>
          {t('listed')}
        </ListSummary>
        <RegistrationTable
          action={here}
          askHref={(ask, id) => `${withQuery(here, [[ask, id]])}#${ask === 'defer' ? 'ask' : 'add'}`}
          rows={rows}
          phase={session.phase}
          mayExchange={session.mayRegister}
          mayDefer={session.officer}
          sort={(key) => sortLink(spec, state, key)}
          selectionForm={page.maySignIn ? 'sign-in' : null}
          empty={
            <EmptyState
              title={group || state.q ? t('emptyFiltered') : t('empty')}
              action={(group || state.q) && <LinkButton href={spec.path}>{t('all')}</LinkButton>}
            >
              {!group && !state.q && session.mayRegister && t('emptyWhy')}
            </EmptyState>
          }
        />
        {page.maySignIn && rows.length > 0 && (
          <SelectionBar form="sign-in" action={here}>
            <Button name="intent" value="present">
              {t('markPresent')}
            </Button>
            <Button name="intent" value="absent">
              {t('markAbsent')}
            </Button>
          </SelectionBar>
        )}
        <Pagination
          page={state.page}
          pageSize={state.pageSize}
          total={total}
          href={(n) => listHref(spec, state, { page: n })}
        />
        {substitute && !replaced ? (
          <div id="add">
            <Notice kind="bad" title={t('substituteNobody')}>
              <a href={here}>{t('back')}</a>
            </Notice>
          </div>
        ) : (
          (session.mayRegister || session.phase === 'waiting') && (
            <AddPeopleCard
              action={withQuery(here, [
                ...(replaced ? [['substitute', replaced.id] as const] : []),
                ...(page.find ? [['find', page.find] as const] : []),
              ])}
              search={{ path: spec.path, fields: shownFields(spec, state) }}
              backHref={here}
              find={page.find}
              found={page.found}
              listed={new Set(rows.filter((row) => row.status === 'REGISTERED').map((row) => row.cadreId))}
              substituteFor={replaced && { id: replaced.id, name: replaced.name }}
              mayRegister={session.mayRegister}
              numbers={answer?.numbers ?? ''}
              numbersError={answer?.numbersError}
            />
          )
        )}
      </div>
    </AdminShell>
  );
}
