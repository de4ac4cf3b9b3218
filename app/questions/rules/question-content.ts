import { OPTION_IDS, optionIdsOf, type Difficulty, type OptionId, type QuestionType } from './question-types.ts';

/** What a writer writes; `options` are texts in order, `key` ids of options. */
export type QuestionContent = {
  readonly type: QuestionType;
  readonly stem: string;
  readonly options: readonly string[];
  readonly key: readonly OptionId[];
  readonly explanation: string;
  readonly difficulty: Difficulty;
  readonly knowledgePoint: string | null;
};

export const EXPLANATION_LIMIT = 120;
export const STEM_LIMIT = 500;
export const OPTION_LIMIT = 200;

export type ContentFault =
  | { field: 'stem' | 'explanation' | 'options' | 'key'; fault: 'missing' | 'too-long' }
  | { field: 'options'; fault: 'too-few' | 'too-many' | 'repeated' | 'unexpected' }
  | { field: 'key'; fault: 'unknown-option' | 'not-one' | 'too-few' };

/** What is judged of it; a difficulty is never wrong. */
export type JudgedContent = Omit<QuestionContent, 'difficulty'>;

/** What is wrong with a question as written, first fault of each field. Empty when it can be asked. */
export function contentFaults(content: JudgedContent): ContentFault[] {
  return [...lengthFaults(content), ...optionFaults(content), ...keyFaults(content)];
}

function lengthFaults({ stem, explanation }: JudgedContent): ContentFault[] {
  const faults: ContentFault[] = [];
  if (!stem.trim()) faults.push({ field: 'stem', fault: 'missing' });
  else if ([...stem].length > STEM_LIMIT) faults.push({ field: 'stem', fault: 'too-long' });
  if (!explanation.trim()) faults.push({ field: 'explanation', fault: 'missing' });
  else if ([...explanation].length > EXPLANATION_LIMIT) faults.push({ field: 'explanation', fault: 'too-long' });
  return faults;
}

function optionFaults({ type, options }: JudgedContent): ContentFault[] {
  if (type === 'TRUE_FALSE') return options.length > 0 ? [{ field: 'options', fault: 'unexpected' }] : [];
  if (options.some((option) => !option.trim())) return [{ field: 'options', fault: 'missing' }];
  if (options.some((option) => [...option].length > OPTION_LIMIT)) return [{ field: 'options', fault: 'too-long' }];
  if (options.length < 3) return [{ field: 'options', fault: 'too-few' }];
  if (options.length > OPTION_IDS.length) return [{ field: 'options', fault: 'too-many' }];
  const distinct = new Set(options.map((option) => stemKey(option)));
  return distinct.size < options.length ? [{ field: 'options', fault: 'repeated' }] : [];
}

function keyFaults({ type, options, key }: JudgedContent): ContentFault[] {
  const offered: readonly string[] = optionIdsOf(type, options.length);
  if (key.length === 0) return [{ field: 'key', fault: 'missing' }];
  if (key.some((id) => !offered.includes(id))) return [{ field: 'key', fault: 'unknown-option' }];
  if (type !== 'MULTIPLE') return key.length === 1 ? [] : [{ field: 'key', fault: 'not-one' }];
  // One right answer is a single-choice question. All of them may be right: rules do list things in full.
  return key.length < 2 ? [{ field: 'key', fault: 'too-few' }] : [];
}

/** A stem or option as compared with others: width, spaces and punctuation do not make it another one. */
export const stemKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
