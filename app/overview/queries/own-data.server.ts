import { creditAccount } from '~/credits/queries/credit-account.server.ts';
import { Forbidden, type Actor } from '~/identity/rules/actor.ts';
import { ownNoticeAddress } from '~/operations/queries/own-notice-address.server.ts';
import { sqlRead } from '~/platform/db.ts';
import { ownPhone } from '~/registry/queries/own-phone.server.ts';
import { ownAccount, ownApplications, ownLessons, type OwnAccount } from '../data/own-rows.ts';
import { myRecord } from './my-record.server.ts';

/**
 * All that is kept about the person who asks, as the Personal Information Protection Law lets them have it (Arts. 45,
 * 50): account, basic data, posts, hours, tests with what has been released, exemptions from them, certificates, classes, courses, lessons
 * and applications. Question papers and answer keys are not personal data of theirs and stay out.
 */
export async function ownData(actor: Actor, at: Date) {
  const { cadreId } = actor;
  if (!cadreId) throw new Forbidden('self.learn');
  const [record, ledger, account, lessons, applications, phone, mail] = await Promise.all([
    myRecord(actor, at, null),
    creditAccount(cadreId, '1900-01-01', '2999-12-31'),
    ownAccount(sqlRead, actor.accountId),
    ownLessons(sqlRead, actor.accountId),
    ownApplications(sqlRead, cadreId),
    ownPhone(actor),
    ownNoticeAddress(actor),
  ]);
  const tests = record.events.flatMap((event) =>
    event.kind === 'test' ? [{ on: event.on, title: event.title, outcome: event.outcome, score: event.score }] : [],
  );
  const courses = record.events.flatMap((event) =>
    event.kind === 'course' ? [{ on: event.on, title: event.title, finished: event.finished }] : [],
  );
  return {
    exportedAt: at.toISOString(),
    account: account as OwnAccount,
    person: { ...record.person, phone },
    noticeAddress: mail.address,
    posts: record.posts,
    hours: ledger.entries,
    tests,
    exemptions: record.exemptions,
    classes: record.classes,
    courses,
    lessons,
    certificates: record.certificates,
    applications,
  };
}

export type OwnData = Awaited<ReturnType<typeof ownData>>;
