import { describe, expect, it } from 'vitest';
import { mergePost, type MergedPost } from '~/registry/rules/merge-cadre-row.ts';

const post = (over: Partial<MergedPost> = {}): MergedPost => ({
  id: 'held',
  cadreId: 'c',
  organizationId: 'a',
  postType: 'SECRETARY',
  title: '支部书记',
  employmentMode: 'PART_TIME',
  startedOn: '2022-05-16',
  endedOn: null,
  concurrentAdministrativePost: '处长',
  documentNumber: '云机工〔2022〕5号',
  endDocumentNumber: null,
  ...over,
});
const first = post({ id: 'first', startedOn: '2018-03-01', endedOn: '2022-05-16' });

/** What a line of the same post says; a day of ten letters is known to the day. */
const line = (since: string, over: Record<string, string | boolean | null> = {}) => ({
  organizationId: 'a',
  postType: 'SECRETARY',
  title: '支部书记',
  employmentMode: 'FULL_TIME',
  modeGiven: false,
  administrativePost: null,
  startedOn: since.length === 7 ? `${since}-01` : since,
  dayKnown: since.length > 7,
  holds: 'SECRETARY',
  ...over,
});

/** Each post that is written: id, first and last day. */
const after = (posts: readonly MergedPost[], fields: ReturnType<typeof line>) => {
  const { saved, created } = mergePost(posts, 'c', fields, 'new');
  expect(created).toEqual(saved.filter(({ id }) => id === 'new').map(({ id }) => id));
  return saved.map(({ id, startedOn, endedOn }) => `${id} ${startedOn} ${endedOn ?? ''}`.trim());
};

describe('the day on which a roster says that a post began', () => {
  it.each<[string, MergedPost[], string, string[]]>([
    ['the very day', [post()], '2022-05-16', []],
    ['the month of that day', [post()], '2022-05', []],
    ['another day of the month', [post()], '2022-05-20', ['held 2022-05-20']],
    ['an earlier day of the month', [post()], '2022-05-02', ['held 2022-05-02']],
    ['a later month', [post()], '2025-06', ['held 2022-05-16 2025-06-01', 'new 2025-06-01']],
    ['a later day', [post()], '2025-06-10', ['held 2022-05-16 2025-06-10', 'new 2025-06-10']],
    ['the month after', [post()], '2022-06', ['held 2022-05-16 2022-06-01', 'new 2022-06-01']],
    ['an earlier day', [post()], '2021-11-03', ['held 2021-11-03']],
    ['the first of two terms', [first, post()], '2018-03', []],
    ['a day within an earlier term', [first, post()], '2020-01-01', []],
    ['a day before an earlier term', [first, post()], '2010-01-01', []],
    ['a day after both began', [first, post()], '2025-06', ['held 2022-05-16 2025-06-01', 'new 2025-06-01']],
    ['a day in a gap', [{ ...first, endedOn: '2020-01-01' }, post()], '2021-01-01', ['held 2021-01-01']],
    [
      'an earlier day, an earlier post of another kind',
      [{ ...first, postType: 'DEPUTY' }, post()],
      '2019-01',
      ['held 2019-01-01'],
    ],
    [
      'an earlier day, an earlier post elsewhere',
      [{ ...first, organizationId: 'b' }, post()],
      '2019-01',
      ['held 2019-01-01'],
    ],
  ])('%s', (_, posts, since, wanted) => expect(after(posts, line(since))).toEqual(wanted));

  it('leaves the term that ended as it was, with its document, and takes over what the line does not say', () => {
    const { saved } = mergePost([first, post()], 'c', line('2025-06-10'), 'new');
    expect(saved).toEqual([
      post({ endedOn: '2025-06-10' }),
      post({ id: 'new', startedOn: '2025-06-10', documentNumber: null }),
    ]);
    const said = line('2025-06-10', { administrativePost: '副局长', modeGiven: true, title: '总支书记' });
    expect(mergePost([post()], 'c', said, 'new').saved[1]).toMatchObject({
      concurrentAdministrativePost: '副局长',
      employmentMode: 'FULL_TIME',
      title: '总支书记',
    });
  });

  it('opens no second term when the same line comes again', () => {
    const { saved } = mergePost([post()], 'c', line('2025-06'), 'new');
    expect(after(saved, line('2025-06'))).toEqual([]);
    expect(after(saved, line('2022-05-16'))).toEqual([]);
  });

  it('keeps the day while it corrects the rest', () => {
    const { saved } = mergePost([first, post()], 'c', line('2018-03', { administrativePost: '副局长' }), 'new');
    expect(saved).toEqual([post({ concurrentAdministrativePost: '副局长' })]);
  });

  it('ends another post of that organization unless the sheet gives it as well', () => {
    const deputy = post({ id: 'deputy', postType: 'DEPUTY' });
    expect(after([deputy], line('2025-06'))).toEqual(['deputy 2022-05-16 2025-06-01', 'new 2025-06-01']);
    expect(after([deputy], line('2025-06', { holds: 'SECRETARY,DEPUTY' }))).toEqual(['new 2025-06-01']);
    expect(after([{ ...deputy, organizationId: 'b' }], line('2025-06'))).toEqual(['new 2025-06-01']);
  });
});
