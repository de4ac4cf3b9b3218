import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poolOverlaps } from '~/questions/rules/pool-overlap.ts';
import { stemKey } from '~/questions/rules/question-content.ts';
import { QUESTION_POOLS, type QuestionPool } from '~/questions/rules/question-types.ts';

type Entry = { code: string; stem: string; pool: QuestionPool };
const live = (code: string, stem: string): Entry => ({ code, stem, pool: 'LIVE' });
const practice = (code: string, stem: string): Entry => ({ code, stem, pool: 'PRACTICE' });

describe('a question of a release', () => {
  it.each<[what: string, release: Entry[], asked: Entry[], left: string[]]>([
    ['stays beside other questions', [practice('a', '几名？'), live('b', '几年？')], [live('x', '几次？')], []],
    [
      'is not practised where it is live',
      [practice('a', '几名？'), practice('b', '几年？')],
      [live('x', '几名？')],
      ['a'],
    ],
    ['is not live where it is practised', [live('a', '几名？')], [practice('x', '几名？')], ['a']],
    [
      'is the same with other blanks, width and punctuation',
      [practice('a', '几 名?')],
      [live('x', '（几名）？')],
      ['a'],
    ],
    ['may stand beside one of its own pool', [practice('a', '几名？')], [practice('x', '几名？')], []],
    ['is live rather than for practice within a release', [practice('a', '几名？'), live('b', '几名')], [], ['a']],
    [
      'goes by what is asked already before it goes by the release',
      [practice('a', '几名？'), live('b', '几名')],
      [practice('x', '几名')],
      ['b'],
    ],
    [
      'is neither where both pools ask it',
      [practice('a', '几名？'), live('b', '几名')],
      [practice('x', '几名'), live('y', '几名')],
      ['a', 'b'],
    ],
  ])('%s', (_, release, asked, left) => {
    expect([...poolOverlaps(release, asked)].sort()).toEqual(left);
  });

  const stem = fc.constantFrom('几名？', '几 名', '几年？', '（几年）', '几次？', '几次', '几人？');
  const entry = fc.record({ stem, pool: fc.constantFrom(...QUESTION_POOLS) });
  const stems = (entries: readonly { stem: string; pool: QuestionPool }[], pool: QuestionPool) =>
    new Set(entries.filter((one) => one.pool === pool).map((one) => stemKey(one.stem)));

  it('is left out just where what stays asks it in the other pool, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(entry), fc.array(entry), (entries, asked) => {
        const release = entries.map((one, at) => ({ ...one, code: String(at) }));
        const left = poolOverlaps(release, asked);
        const kept = release.filter(({ code }) => !left.has(code));
        for (const one of release) {
          const other = one.pool === 'LIVE' ? 'PRACTICE' : 'LIVE';
          expect(left.has(one.code)).toBe(stems([...asked, ...kept], other).has(stemKey(one.stem)));
        }
      }),
    );
  });
});
