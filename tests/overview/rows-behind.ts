import { applicationList } from '~/certification/queries/application-pages.server.ts';
import { appealList } from '~/exams/queries/appeal-page.server.ts';
import { outagePage } from '~/exams/queries/outage-page.server.ts';
import { registrationPage } from '~/exams/queries/registration-page.server.ts';
import { sessionList } from '~/exams/queries/session-list.server.ts';
import { resultList } from '~/exams/queries/result-list.server.ts';
import { readOutagesAsked } from '~/exams/rules/outage-address.ts';
import { importTemplate } from '~/http/import-templates.ts';
import { readListState } from '~/http/list-address.ts';
import type { Actor } from '~/identity/rules/actor.ts';
import { importPage } from '~/operations/queries/import-page.server.ts';
import { jobsPage } from '~/operations/queries/jobs-page.server.ts';
import { dueList } from '~/overview/queries/due-list.server.ts';
import { termList } from '~/overview/queries/term-list.server.ts';
import { testCoverageList } from '~/overview/queries/test-coverage.server.ts';
import { attendanceList, attendingPeople } from '~/training/queries/attendance-list.server.ts';
import { classList } from '~/training/queries/class-pages.server.ts';
import { rotationMembers } from '~/training/queries/rotation-pages.server.ts';
import {
  ATTENDANCE_LIST,
  attendancesAsked,
  CLASS_LIST,
  classesAsked,
  memberList,
  membersAsked,
} from '~/training/rules/training-lists.ts';

const all = { sort: '', descending: false, limit: 500, offset: 0 };

/** How many rows the list behind an address has, by the query that the list's page asks. */
export async function rowsBehind(actor: Actor, href: string, day: string): Promise<number> {
  const url = new URL(href, 'http://x');
  const get = (name: string): string | null => url.searchParams.get(name);
  const place = { search: '', within: get('within') };
  const members = /^\/admin\/rotation\/([^/]+)\/members$/.exec(url.pathname)?.[1];
  if (members) {
    const asked = membersAsked(readListState(url, memberList(members)));
    return (await rotationMembers(actor, members, { ...asked, limit: 1, offset: 0 })).total;
  }
  const session = /^\/admin\/sessions\/([^/]+)\/registrations$/.exec(url.pathname)?.[1];
  if (session) {
    const asked = { ...all, search: '', group: get('status'), sort: 'seat', find: '' };
    return (await registrationPage(actor, session, asked)).total;
  }
  const batch = /^\/admin\/imports\/([^/]+)$/.exec(url.pathname)?.[1];
  if (batch) {
    const { counts } = await importPage(actor, batch, importTemplate, { codes: [], after: 0, row: null });
    return url.hash === '#waiting' ? counts.ambiguous : counts.total;
  }
  switch (url.pathname) {
    case '/admin/outages': {
      const { outages, late } = readOutagesAsked(url);
      const page = await outagePage(actor, {
        outages: { waiting: outages.waiting, limit: 500, offset: 0 },
        late: { waiting: late.waiting, limit: 500, offset: 0 },
      });
      return url.hash === '#late' ? page.late.length : page.outages.length;
    }
    case '/admin/appeals':
      return (await appealList(actor, { ...all, search: '', status: get('state'), sort: 'filedAt' })).rows.length;
    case '/admin/certification':
      return (await applicationList(actor, { ...all, search: '', status: get('status'), sort: 'submittedAt' })).rows
        .length;
    case '/admin/coverage/test':
      return (await testCoverageList(actor, day, { ...all, ...place, at: get('at'), state: get('state') })).total;
    case '/admin/classes':
      return (await classList(actor, { ...classesAsked(readListState(url, CLASS_LIST)), limit: 500, offset: 0 })).rows
        .length;
    case '/admin/classes/attendances': {
      const asked = { ...attendancesAsked(readListState(url, ATTENDANCE_LIST)), limit: 500, offset: 0 };
      return get('by') === 'person'
        ? (await attendingPeople(actor, asked)).rows.length
        : (await attendanceList(actor, asked)).rows.length;
    }
    case '/admin/due':
      return (await dueList(actor, day, { ...all, ...place, kind: get('kind'), days: 90 })).total;
    case '/admin/terms':
      return (await termList(actor, day, { ...all, search: '', month: get('month') })).total;
    case '/admin/sessions':
      return (
        await sessionList(actor, { ...all, search: '', filters: Object.fromEntries(url.searchParams), sort: 'opensAt' })
      ).total;
    case '/admin/results':
      return (
        await resultList(actor, { ...all, search: '', filters: Object.fromEntries(url.searchParams), sort: 'name' })
      ).total;
    case '/admin/jobs': {
      return (await jobsPage(actor, { state: get('state'), job: get('job'), limit: 500, offset: 0 })).rows.length;
    }
    default:
      throw new Error(`no list known for ${href}`);
  }
}

/** Every number of a page that is a link, with where it leads. */
export function linkedNumbers(html: string): { href: string; n: number }[] {
  const numbers: { href: string; n: number }[] = [];
  for (const [, attributes = '', inner = ''] of html.matchAll(/<a ([^>]*)>(.*?)<\/a>/gs)) {
    const href = /href="([^"]*)"/.exec(attributes)?.[1]?.replaceAll('&amp;', '&');
    // A figure of a chart stands above its column or within its words, the figure of a row alone or before its unit.
    const text =
      /<tspan[^>]*>([\d,]+)<\/tspan><\/text>$/.exec(inner)?.[1] ??
      /<text[^>]*chart-strong[^>]*>([\d,]+)<\/text>/.exec(inner)?.[1] ??
      /^<text[^>]*>\D*?([\d,]+)\D*?<\/text>/.exec(
        inner.replace(/<(?:path|rect)[^>]*>(?:<\/(?:path|rect)>)?/g, ''),
      )?.[1] ??
      /^([\d,]+)(?:<small>.*<\/small>)?$/.exec(inner)?.[1];
    if (href && text) numbers.push({ href, n: Number(text.replaceAll(',', '')) });
  }
  return numbers;
}
