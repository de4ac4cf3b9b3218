import type { PersonCertificate, PersonClass, PersonFacts, PersonPost } from '~/overview/rules/person.ts';
import type { TestOutcome } from '~/overview/rules/person-event.ts';
import type { MyRecord, RecordEntry } from '~/overview/rules/my-record.ts';
import { formatTableDate, formatTableDateTime } from '../format.ts';
import type { Translator } from '../messages/define-messages.ts';
import { recordMessages } from '../messages/record.ts';

type Own = {
  exportedAt: string;
  account: { accountNumber: string };
  person: Omit<PersonFacts, 'homePath' | 'postPaths'> & { phone: string | null };
  noticeAddress: string | null;
  posts: readonly PersonPost[];
  hours: readonly RecordEntry[];
  tests: readonly { on: string; title: string; outcome: TestOutcome; score: number | null }[];
  exemptions: MyRecord['exemptions'];
  classes: readonly PersonClass[];
  courses: readonly { on: string; title: string; finished: boolean }[];
  lessons: readonly { title: string; seconds: number; completedAt: Date | null }[];
  certificates: readonly PersonCertificate[];
  applications: readonly { status: string; submittedAt: Date }[];
};
type Cell = string | number | null;
type Sheet = { name: string; rows: (Cell | { value: Cell; tone: 'head' })[][]; widths: number[] };

/** One's own data as a workbook: a sheet for each subject. */
export function recordSheets(own: Own, t: Translator<typeof recordMessages>): Sheet[] {
  const word = (key: string): string => (key in recordMessages ? t(key as 'TEST') : key);
  const sheet = (name: string, heads: string[], rows: Cell[][]): Sheet => ({
    name,
    widths: heads.map((_, i) => (i === 0 ? 36 : 16)),
    rows: [heads.map((value) => ({ value, tone: 'head' as const })), ...rows],
  });
  const { person } = own;
  return [
    sheet(
      t('sheetPerson'),
      [t('what'), ''],
      [
        [t('exportedAt'), formatTableDateTime(own.exportedAt)],
        [t('accountNumber'), own.account.accountNumber],
        [t('name'), person.name],
        [t('staffNumber'), person.staffNumber],
        [t('homeOrganization'), person.homeOrganizationName],
        [t('sex'), person.sex ? t(person.sex) : null],
        [t('birthMonth'), person.birthMonth],
        [t('joinedPartyMonth'), person.joinedPartyMonth],
        [t('education'), person.education],
        [t('administrativePost'), person.administrativePost],
        [t('rankLevel'), person.rankLevel],
        [t('identityCategory'), person.identityCategory],
        [t('phone'), person.phone],
        [t('noticeAddress'), own.noticeAddress],
      ],
    ),
    sheet(
      t('posts'),
      [t('what'), t('organization'), t('startedOn'), t('endedOn')],
      own.posts.map((one) => [one.title, one.organizationName, one.startedOn, one.endedOn]),
    ),
    sheet(
      t('hours'),
      [t('what'), t('date'), t('category'), t('days'), t('hoursHead')],
      own.hours.map((one) => [one.title, one.occurredOn, word(one.category), one.days, one.hours]),
    ),
    sheet(
      t('sheetTests'),
      [t('what'), t('date'), t('outcome'), t('score')],
      own.tests.map((one) => [one.title, one.on, t(one.outcome), one.score]),
    ),
    sheet(
      t('sheetExemptions'),
      [
        t('what'),
        t('startedOn'),
        t('endedOn'),
        t('status'),
        t('reason'),
        t('approvedBy'),
        t('documentNumber'),
        t('withdrawnReason'),
      ],
      own.exemptions.map((one) => [
        one.kind,
        one.validFrom,
        one.validUntil,
        t(one.state),
        one.reason,
        one.approvedBy,
        one.documentNumber,
        one.withdrawnReason,
      ]),
    ),
    sheet(
      t('classes'),
      [t('what'), t('startedOn'), t('endedOn'), t('days'), t('hoursHead'), t('outcome')],
      own.classes.map((one) => [one.title, one.startsOn, one.endsOn, one.days, one.hours, t(one.result)]),
    ),
    sheet(
      t('sheetCourses'),
      [t('what'), t('date'), t('outcome')],
      own.courses.map((one) => [one.title, one.on, t(one.finished ? 'courseFinished' : 'courseBegun')]),
    ),
    sheet(
      t('sheetLessons'),
      [t('what'), t('minutes'), t('finishedOn')],
      own.lessons.map((one) => [
        one.title,
        Math.round(one.seconds / 60),
        one.completedAt ? formatTableDate(one.completedAt) : null,
      ]),
    ),
    sheet(
      t('certificates'),
      [t('what'), t('numberHead'), t('issuedOn'), t('validUntil')],
      own.certificates.map((one) => [one.title, one.number, one.issuedOn, one.validUntil]),
    ),
    sheet(
      t('sheetApplications'),
      [t('status'), t('date')],
      own.applications.map((one) => [one.status, formatTableDate(one.submittedAt)]),
    ),
  ];
}
