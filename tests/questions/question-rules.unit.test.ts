import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveRefusal } from '~/questions/rules/live-admission.ts';
import { contentFaults, stemKey, type QuestionContent } from '~/questions/rules/question-content.ts';
import { contentOfFields, questionFields, writtenContent, writtenFields } from '~/questions/rules/question-form.ts';
import {
  candidateView,
  isRight,
  OPTION_IDS,
  type GradedQuestion,
  type OptionId,
} from '~/questions/rules/question-types.ts';
import { mayReview, versionState } from '~/questions/rules/version-state.ts';
import { EVIDENCE } from '~/regulations/rules/evidence.ts';

const single: QuestionContent = {
  type: 'SINGLE',
  stem: '成立党支部，一般至少要有几名正式党员？',
  options: ['3名', '5名', '7名'],
  key: ['A'],
  explanation: '有正式党员三人以上的，应当成立党支部。',
  difficulty: 'EASY',
  knowledgePoint: null,
};

const graded: GradedQuestion = {
  ...single,
  versionId: 'v',
  questionId: 'q',
  code: 'T02-S-001',
  topicCode: 'T02',
  options: [{ id: 'A', text: '3名' }],
  clause: {
    clauseId: 'c',
    clauseVersionId: 'cv',
    documentCode: 'branch-regulations',
    documentTitle: '支部工作条例',
    article: '4',
    label: '第四条',
    confirmed: false,
  },
};

describe('what a candidate is given', () => {
  it('holds nothing but stem, options and their ids, whatever else the question carries', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (more) => {
        const seen = candidateView({ ...more, ...graded } as GradedQuestion);
        expect(Object.keys(seen).sort()).toEqual(['options', 'stem', 'topicCode', 'type', 'versionId']);
        for (const option of seen.options) expect(Object.keys(option).sort()).toEqual(['id', 'text']);
      }),
    );
  });
});

describe('a right answer', () => {
  const choice = fc.uniqueArray(fc.constantFrom<OptionId>(...OPTION_IDS), { minLength: 1 });
  it('is the key in any order, said once or twice', () => {
    fc.assert(
      fc.property(choice, fc.func(fc.nat()), (key, order) => {
        expect(
          isRight(
            key,
            [...key, ...key].toSorted((a, b) => order(a) - order(b)),
          ),
        ).toBe(true);
      }),
    );
  });
  it('is nothing less and nothing more', () => {
    fc.assert(
      fc.property(choice, choice, (key, chosen) => {
        const same = key.length === chosen.length && key.every((id) => chosen.includes(id));
        expect(isRight(key, chosen)).toBe(same);
      }),
    );
    expect(isRight(['A'], [])).toBe(false);
  });
});

describe('faults of a question', () => {
  it('finds none in a sound one', () => expect(contentFaults(single)).toEqual([]));

  it.each<[string, Partial<QuestionContent>, string, string]>([
    ['no stem', { stem: '　' }, 'stem', 'missing'],
    ['two options', { options: ['是', '否'] }, 'options', 'too-few'],
    ['nine options', { options: [...'一二三四五六七八九'] }, 'options', 'too-many'],
    ['the same option twice, once in full width', { options: ['3名', '３名', '7名'] }, 'options', 'repeated'],
    ['a key beyond the options', { key: ['D'] }, 'key', 'unknown-option'],
    ['two keys for one answer', { key: ['A', 'B'] }, 'key', 'not-one'],
    ['one key for several answers', { type: 'MULTIPLE' }, 'key', 'too-few'],
    ['no key', { key: [] }, 'key', 'missing'],
    ['121 characters of explanation', { explanation: '规'.repeat(121) }, 'explanation', 'too-long'],
    ['options of true-or-false', { type: 'TRUE_FALSE', key: ['true'] }, 'options', 'unexpected'],
  ])('%s', (_, change, field, fault) => {
    expect(contentFaults({ ...single, ...change })).toContainEqual({ field, fault });
  });

  it('counts characters, not code units', () => {
    expect(contentFaults({ ...single, explanation: '𠮷'.repeat(120) })).toEqual([]);
  });
});

describe('two stems', () => {
  it('are one when they differ in blanks, width and punctuation only', () => {
    expect(stemKey('党支部 一般几人？（正式党员）')).toBe(stemKey('党支部一般几人?(正式党员)'));
  });
});

describe('the form', () => {
  const base = { pool: 'PRACTICE', difficulty: 'EASY', stem: '题干', explanation: '解析' };
  const clauseId = '01a20635-32a5-75e0-8270-af6278069c57';

  it('moves keys up with the options when one was left empty', () => {
    const fields = questionFields.parse({ ...base, clauseId, optionA: '甲', optionC: '丙', optionD: '丁', key: ['C'] });
    expect(contentOfFields('SINGLE', fields)).toMatchObject({ options: ['甲', '丙', '丁'], key: ['B'] });
  });

  it('is judged in what was written, whatever is not chosen yet', () => {
    const written = writtenContent('SINGLE', writtenFields.parse({ optionA: '甲', optionB: '乙', key: ['A'] }));
    expect(contentFaults(written).map(({ field, fault }) => [field, fault])).toEqual([
      ['stem', 'missing'],
      ['explanation', 'missing'],
      ['options', 'too-few'],
    ]);
  });

  it('keeps the same texts right whatever options are empty', () => {
    const texts = fc.array(fc.constantFrom('', '一', '二', '三', '四'), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(texts, (written) => {
        const distinct = written.map((text, at) => text && `${text}${at}`);
        const right = OPTION_IDS.filter((_, at) => distinct[at] && at % 2 === 0);
        const options = Object.fromEntries(OPTION_IDS.map((id, at) => [`option${id}`, distinct[at]]));
        const content = contentOfFields(
          'MULTIPLE',
          questionFields.parse({ ...base, clauseId, ...options, key: right }),
        );
        const meant = right.map((id) => distinct[OPTION_IDS.indexOf(id)]);
        const got = content.key.map((id) => content.options[OPTION_IDS.indexOf(id as 'A')]);
        expect(got).toEqual(meant);
      }),
    );
  });
});

describe('who and what may go live', () => {
  it('never lets a published key or an unread clause serve a test outside a demonstration', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.constantFrom(...EVIDENCE),
        fc.option(fc.uuid()),
        (bankFromRepository, evidence, confirmedBy) => {
          const clause = { evidence, confirmedBy };
          expect(liveRefusal({ demonstration: true, bankFromRepository, clause })).toBeNull();
          const refused = liveRefusal({ demonstration: false, bankFromRepository, clause });
          expect(refused === null).toBe(!bankFromRepository && (evidence === 'VERIFIED' || confirmedBy !== null));
        },
      ),
    );
  });

  it('never lets a writer of any version review it', () => {
    expect(mayReview('me', ['other', 'me'])).toBe(false);
    expect(mayReview('me', ['other', null])).toBe(true);
  });

  it('says what a version waits for', () => {
    const version = (submittedAt: string | null, reviewDecision: string | null) => ({
      id: 'new',
      submittedAt,
      reviewDecision,
    });
    expect(versionState(version(null, null), null, 'new')).toBe('DRAFT');
    expect(versionState(version('t', null), 'old', 'new')).toBe('IN_REVIEW');
    expect(versionState(version('t', 'RETURNED'), 'old', 'new')).toBe('RETURNED');
    expect(versionState(version('t', 'RELEASED'), 'new', 'new')).toBe('IN_FORCE');
    expect(versionState(version('t', null), 'old', 'newer')).toBe('PAST');
  });
});
