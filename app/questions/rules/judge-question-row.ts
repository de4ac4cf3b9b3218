import type { Fields, RowFault } from '~/operations/rules/import-template.ts';
import type { Verdict } from '~/operations/rules/verdict.ts';
import { contentFaults, stemKey, type QuestionContent } from './question-content.ts';
import { OPTION_IDS, type OptionId, type QuestionType } from './question-types.ts';

/** A clause that a row may name, with its text in force today. */
export type SheetClause = {
  readonly clauseId: string;
  readonly documentCode: string;
  readonly documentTitle: string;
  readonly documentFullTitle: string;
  readonly article: string;
  readonly label: string;
  readonly validFrom: string;
};

export type QuestionLookup = {
  readonly topics: ReadonlySet<string>;
  readonly clauses: readonly SheetClause[];
  /** stem key → code of the question that asks it already */
  readonly asked: ReadonlyMap<string, string>;
};

/** Column of the sheet in which a fault of the content shows. */
const COLUMN = { stem: 'stem', explanation: 'explanation', options: 'optionA', key: 'key' } as const;

/** The question of a row whose cells were understood. */
export function contentOfRow(fields: Fields): QuestionContent {
  const type = fields['type'] as QuestionType;
  const key = String(fields['key']);
  return {
    type,
    stem: String(fields['stem']),
    options: OPTION_IDS.map((id) => fields[`option${id}`])
      .filter((text) => text !== null && text !== undefined)
      .map(String),
    key: (key === 'true' || key === 'false' ? [key] : [...key]) as OptionId[],
    explanation: String(fields['explanation']),
    difficulty: fields['difficulty'] as QuestionContent['difficulty'],
    knowledgePoint: fields['knowledgePoint'] === null ? null : String(fields['knowledgePoint']),
  };
}

/** Says of each row of a sheet of questions whether it can be taken; each question is asked once. */
export function questionJudge(lookup: QuestionLookup): (row: { rowNumber: number; fields: Fields }) => Verdict {
  const inSheet = new Map<string, number>();
  return ({ rowNumber, fields }) => {
    const faults: RowFault[] = [];
    const fault = (column: string, code: string, params: RowFault['params'] = {}): void => {
      faults.push({ column, code, params });
    };
    const content = contentOfRow(fields);
    // A gap between options would move the letters of the key.
    const gap = OPTION_IDS.findIndex((id, at) => {
      const next = OPTION_IDS[at + 1];
      return fields[`option${id}`] === null && next !== undefined && fields[`option${next}`] !== null;
    });
    if (gap >= 0) fault(`option${OPTION_IDS[gap]}`, 'option-gap');
    for (const { field, fault: what } of contentFaults(content)) fault(COLUMN[field], `question-${field}-${what}`);

    const topic = String(fields['topic']).toUpperCase();
    if (!lookup.topics.has(topic)) fault('topic', 'topic-unknown', { value: topic });
    const clause = findClause(lookup.clauses, String(fields['document']), String(fields['article']));
    if (typeof clause === 'string')
      fault(clause === 'document-unknown' ? 'document' : 'article', clause, {
        value: String(fields[clause === 'document-unknown' ? 'document' : 'article']),
      });
    else if (fields['validFrom'] !== null && fields['validFrom'] !== clause.validFrom)
      fault('validFrom', 'clause-date-differs', { value: String(fields['validFrom']), date: clause.validFrom });

    const key = stemKey(content.stem);
    const above = inSheet.get(key);
    const code = lookup.asked.get(key);
    if (above !== undefined) fault('stem', 'stem-twice', { row: above });
    else inSheet.set(key, rowNumber);
    if (code !== undefined) fault('stem', 'stem-asked', { value: code });

    if (faults.length > 0 || typeof clause === 'string') return { status: 'ERROR', faults };
    return {
      status: 'VALID',
      action: 'create',
      fields: { ...fields, topic, clauseId: clause.clauseId, pool: fields['pool'] ?? 'LIVE' },
    };
  };
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s《》]/g, '');

function findClause(
  clauses: readonly SheetClause[],
  document: string,
  article: string,
): SheetClause | 'document-unknown' | 'clause-unknown' {
  const title = plain(document);
  const within = clauses.filter((clause) =>
    [clause.documentCode, clause.documentTitle, clause.documentFullTitle].some((name) => plain(name) === title),
  );
  if (within.length === 0) return 'document-unknown';
  const wanted = plain(article);
  const number = /^第?(\d+(?:\.\d+)?)条?$/.exec(wanted)?.[1];
  return (
    within.find((clause) => clause.article === (number ?? wanted) || plain(clause.label) === wanted) ?? 'clause-unknown'
  );
}
