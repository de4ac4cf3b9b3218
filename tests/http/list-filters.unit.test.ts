import { describe, expect, it } from 'vitest';
import { questionListSpec } from '~/http/question-list-spec.ts';
import { firstPage, readListState, shownFields, type ListSpec } from '~/http/list-address.ts';
import { CERTIFICATE_LIST } from '~/credentials/rules/certificate-list-spec.ts';
import { APPLICATION_LIST } from '~/certification/rules/application-list-spec.ts';
import { APPEAL_LIST, EXEMPTION_LIST, registrationList, RESULT_LIST, SESSION_LIST } from '~/exams/rules/exam-lists.ts';
import { DUTY_LIST } from '~/identity/rules/duty-list.ts';
import { LEARNER_LIST } from '~/learning/rules/learner-list-spec.ts';
import { IMPORT_LIST } from '~/operations/rules/import-list-spec.ts';
import { JOB_LIST } from '~/operations/rules/job-list.ts';
import { CADRE_LIST, cadreFilter } from '~/overview/rules/cadre-list-spec.ts';
import { DUE_LIST, TEST_COVERAGE_LIST } from '~/overview/rules/overview-lists.ts';
import { QUEUE_LIST } from '~/questions/rules/review-queue-list.ts';
import { ORGANIZATION_LIST } from '~/registry/rules/organization-list-spec.ts';
import { DOCUMENT_LIST } from '~/regulations/rules/document-list.ts';
import { ATTENDANCE_LIST, CLASS_LIST, memberList } from '~/training/rules/training-lists.ts';

const SPECS: readonly ListSpec[] = [
  APPEAL_LIST,
  APPLICATION_LIST,
  ATTENDANCE_LIST,
  CADRE_LIST,
  CERTIFICATE_LIST,
  CLASS_LIST,
  DOCUMENT_LIST,
  DUE_LIST,
  DUTY_LIST,
  EXEMPTION_LIST,
  IMPORT_LIST,
  JOB_LIST,
  LEARNER_LIST,
  ORGANIZATION_LIST,
  QUEUE_LIST,
  RESULT_LIST,
  SESSION_LIST,
  TEST_COVERAGE_LIST,
  questionListSpec,
  memberList('plan'),
  registrationList('session'),
];

const stateOf = (spec: ListSpec, query: string) =>
  readListState(new URL(`https://hangjia.test${spec.path}${query}`), spec);

describe.each(SPECS.map((spec) => [spec.path, spec] as const))('the filters of %s', (_, spec) => {
  it('take the values they know, and refuse others as an address that there is not', () => {
    let refused = 0;
    for (const [name, values] of Object.entries(spec.filters)) {
      for (const value of typeof values === 'string' ? [] : values)
        expect(stateOf(spec, `?${name}=${value}`).filters).toEqual({ [name]: value });
      expect(stateOf(spec, `?${name}=`).filters).toEqual({});
      if (values === 'any') continue;
      refused += 1;
      expect(() => stateOf(spec, `?${name}=no-such-thing`)).toThrow(expect.objectContaining({ status: 404 }));
    }
    expect(refused).toBeGreaterThan(0);
  });
});

it('knows the days of the calendar', () => {
  expect(stateOf(SESSION_LIST, '?from=2028-02-29').filters).toEqual({ from: '2028-02-29' });
  for (const day of ['2026-02-29', '2026-13-01', '2026-1-1', 'today'])
    expect(() => stateOf(SESSION_LIST, `?from=${day}`)).toThrow(expect.objectContaining({ status: 404 }));
});

it('lead back to the same rows from a form, and from a page beyond the last to the first', () => {
  const asked = `?q=${encodeURIComponent('沈')}&status=REGISTERED&page=3`;
  const spec = registrationList('session');
  const fields = shownFields(spec, stateOf(spec, asked));
  expect(stateOf(spec, `?${new URLSearchParams(fields)}`)).toEqual(stateOf(spec, asked));
  expect(firstPage(new URL(`https://hangjia.test${spec.path}?status=REGISTERED&page=3&done=withdrawn`))).toBe(
    `${spec.path}?status=REGISTERED&done=withdrawn`,
  );
});

it('look within an organization however its id is written', () => {
  const within = '01A20635-32A5-75E0-8270-AF6278069C57';
  expect(cadreFilter('', stateOf(CADRE_LIST, `?within=${within}`).filters, []).within).toBe(within);
});
